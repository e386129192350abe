// Days as numbers from 1 January 1970, and in words. A date known only to the month is a span, and is told as one.
const NO_DAY = -(2 ** 31);
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const dayNumber = (year, month, day) => Date.UTC(year, month - 1, day) / 864e5;
const dayDate = day => new Date(day * 864e5);

// The day that a text names, as ISO 8601 writes it; null for anything else.
function dayOf(value) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value ?? ''));
  return match ? dayNumber(+match[1], +match[2], +match[3]) : null;
}

const dayWords = day => { const date = dayDate(day); return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`; };

function spanWords(start, end) {
  if (start === NO_DAY) return 'no date';
  if (start === end) return dayWords(start);
  const a = dayDate(start), b = dayDate(end);
  const isMonths = a.getUTCDate() === 1 && dayDate(end + 1).getUTCDate() === 1;
  const year = a.getUTCFullYear();
  if (isMonths && a.getUTCMonth() === 0 && b.getUTCMonth() === 11 && year === b.getUTCFullYear()) return `some day in ${year}`;
  if (isMonths && year === b.getUTCFullYear() && a.getUTCMonth() === b.getUTCMonth()) return `some day in ${MONTHS[a.getUTCMonth()]} ${year}`;
  return `${dayWords(start)} to ${dayWords(end)}`;
}
