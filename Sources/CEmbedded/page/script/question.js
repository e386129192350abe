// What was asked, where the page is an answer: the centres, and the ring around each.
const ANSWERS = ['Certain: all of its uncertainty lies within', 'Possible: its uncertainty reaches in'];

// A circle on the map, with its length where it is northernmost.
function drawRing(ctx, view, colours, { lat, lon }, metres, ring, isNamed) {
  const turn = view.wrap(lon) - lon;
  ctx.beginPath();
  ring.forEach(([east, north], index) => { const x = view.screenX(view.projectX(east + turn)), y = view.screenY(view.projectY(north)); if (index) ctx.lineTo(x, y); else ctx.moveTo(x, y); });
  ctx.strokeStyle = colours.halo; ctx.lineWidth = 4; ctx.stroke();
  ctx.strokeStyle = colours.accent; ctx.lineWidth = 1.8; ctx.stroke();
  if (isNamed) drawTag(ctx, colours, ringWords(metres), view.screenX(view.projectX(ring[0][0] + turn)), view.screenY(view.projectY(ring[0][1])));
}
const ringWords = metres => metres < 1000 ? `${+metres.toFixed(1)} m` : `${+(metres / 1000).toFixed(2)} km`;
function drawCross(ctx, colours, x, y) {
  ctx.strokeStyle = colours.accent; ctx.lineWidth = 1.8;
  ctx.beginPath(); ctx.moveTo(x - 6, y); ctx.lineTo(x + 6, y); ctx.moveTo(x, y - 6); ctx.lineTo(x, y + 6); ctx.stroke();
}
function drawTag(ctx, colours, text, x, y) {
  ctx.font = `600 11.5px ${FONT}`;
  ctx.textAlign = 'center'; ctx.lineJoin = 'round';
  ctx.strokeStyle = colours.halo; ctx.lineWidth = 4; ctx.strokeText(text, x, y - 5);
  ctx.fillStyle = colours.accent; ctx.fillText(text, x, y - 5);
  ctx.textAlign = 'start';
}

class Question {
  constructor(rings, view) {
    this.view = view;
    this.rings = rings.map(([lat, lon, metres, name]) => ({ lat, lon, metres, name }));
  }
  // With more rings than this their names would be all that is seen.
  static mostNames = 30;
  draw(ctx, colours) {
    const { view } = this, isNamed = this.rings.length <= Question.mostNames;
    for (const ring of this.rings) {
      const [x, y] = view.screen(ring.lon, ring.lat), reach = 20 + 1.5 * view.pixels(ring.metres ?? 0, ring.lat);
      // Near a pole, or across half the world, a circle is anywhere.
      const isFar = (ring.metres ?? 0) < 1e6 && Math.abs(ring.lat) < 75 && (x < -reach || y < -reach || x > view.width + reach || y > view.height + reach);
      if (isFar) continue;
      if (ring.metres) drawRing(ctx, view, colours, ring, ring.metres, ring.line ??= circle(ring.lat, ring.lon, ring.metres, 360), isNamed);
      drawCross(ctx, colours, x, y);
      if (isNamed && ring.name) drawTag(ctx, colours, ring.name, x, y - 6);
    }
  }
}
