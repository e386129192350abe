// Moving and zooming: pointer, wheel, two fingers, keys, buttons.
function listen(map, canvas, view, actions) {
  const pointers = new Map(), local = event => { const box = map.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  const zoom = (factor, px = view.width / 2, py = view.height / 2) => {
    const dx = px - view.width / 2, dy = py - view.height / 2, before = view.scale;
    view.scale *= factor;
    view.limit();
    view.x += dx / before - dx / view.scale;
    view.y += dy / before - dy / view.scale;
    actions.moved();
  };
  const pan = (dx, dy) => { view.x += dx / view.scale; view.y += dy / view.scale; view.limit(); actions.moved(); };
  let isDragged = false, down = null;
  canvas.addEventListener('pointerdown', event => {
    pointers.set(event.pointerId, local(event));
    canvas.setPointerCapture(event.pointerId);
    isDragged = pointers.size > 1;
    down = local(event);
  });
  canvas.addEventListener('pointermove', event => {
    const now = local(event), before = pointers.get(event.pointerId);
    actions.pointed(...now);
    if (!before) return;
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1], spread = point => Math.hypot(point[0] - other[0], point[1] - other[1]);
      pointers.set(event.pointerId, now);
      if (spread(before) > 0) zoom(spread(now) / spread(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    } else if (isDragged || Math.hypot(now[0] - down[0], now[1] - down[1]) > 4) {
      isDragged = true;
      map.classList.add('dragged');
      pointers.set(event.pointerId, now);
      pan(before[0] - now[0], before[1] - now[1]);
    }
  });
  canvas.addEventListener('pointerup', event => { if (pointers.delete(event.pointerId) && !isDragged) actions.clicked(...local(event)); map.classList.remove('dragged'); });
  canvas.addEventListener('pointercancel', event => pointers.delete(event.pointerId));
  canvas.addEventListener('dblclick', event => zoom(2, ...local(event)));
  map.addEventListener('wheel', event => { event.preventDefault(); zoom(2 ** (-event.deltaY * (event.deltaMode ? 20 : 1) / 300), ...local(event)); }, { passive: false });
  const keys = {
    ArrowLeft: () => pan(-80, 0), ArrowRight: () => pan(80, 0), ArrowUp: () => pan(0, -80), ArrowDown: () => pan(0, 80),
    '+': () => zoom(2), '=': () => zoom(2), '-': () => zoom(0.5), 0: actions.showAll, n: () => actions.step(1), p: () => actions.step(-1),
    Enter: () => actions.clicked(view.width / 2, view.height / 2),
  };
  map.addEventListener('keydown', event => {
    if (event.target !== map || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  byId('in').addEventListener('click', () => zoom(2));
  byId('out').addEventListener('click', () => zoom(0.5));
  byId('all').addEventListener('click', actions.showAll);
}
