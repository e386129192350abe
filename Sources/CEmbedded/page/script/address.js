// The view and the chosen incident in the address: #latitude,longitude,zoom,incident
const address = {
  timer: 0,
  write(view, row) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const [lon, lat] = view.unproject(view.x, view.y);
      const text = `#${lat.toFixed(5)},${turned(lon).toFixed(5)},${view.zoom.toFixed(2)}` + (row >= 0 ? `,${row + 1}` : '');
      // Replaced, not added: the way back leads out of the map. A page within a frame may refuse.
      try { history.replaceState(null, '', text); } catch { /* The view is not kept. */ }
    }, 200);
  },
  // Sets the view; gives the chosen incident, -1 for none, or null where the address says nothing.
  read(view, count) {
    const [lat, lon, zoom, number] = location.hash.slice(1).split(',').map(part => part === '' ? NaN : Number(part));
    if (![lat, lon, zoom].every(Number.isFinite) || Math.abs(lat) > 85.1 || Math.abs(lon) > 180) return null;
    view.moveTo(lon, lat);
    view.zoom = Math.max(0, Math.min(19, zoom));
    return number >= 1 && number <= count ? Math.floor(number) - 1 : -1;
  },
};
