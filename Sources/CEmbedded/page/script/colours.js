// The page's colours, light or dark, and those of types made legible on either.
const COLOURS = ['land', 'coast', 'country', 'division', 'town', 'landmark', 'countryName', 'halo', 'panel', 'ink', 'soft', 'line', 'accent'];

function readColours(colours) {
  const style = getComputedStyle(document.documentElement);
  for (const name of COLOURS) colours[name] = style.getPropertyValue(`--${name}`).trim();
  return colours;
}

const channels = colour => [1, 3, 5].map(at => parseInt(colour.length === 4 ? colour[(at + 1) / 2].repeat(2) : colour.slice(at, at + 2), 16));
// Relative luminance and contrast as WCAG 2.2 has them.
function luminance(colour) {
  const [r, g, b] = channels(colour).map(each => { const part = each / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) { const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y); return (high + 0.05) / (low + 0.05); }

// The colour, lighter or darker until it stands out from the ground by 3 to 1, as WCAG asks of symbols.
function legible(colour, ground) {
  const end = luminance(ground) < 0.2 ? 255 : 0;
  let result = colour;
  for (let share = 0; share < 1 && contrast(result, ground) < 3; share += 0.08) {
    result = '#' + channels(colour).map(each => Math.round(each + (end - each) * share).toString(16).padStart(2, '0')).join('');
  }
  return result;
}
