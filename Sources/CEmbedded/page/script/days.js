// Days as numbers from 1 January 1970, and in words. A date known only to the month is a span, and is told as one.
const NO_DAY = -(2 ** 31);
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const dayNumber = (year, month, day) => Date.UTC(year, month - 1, day) / 864e5;
const dayDate = day => new Date(day * 864e5);

// The first and the last day of what a text names: a day, a month, a year; null for anything else.
function daySpan(value) {
  const match = /^(\d{4})(?:\.0)?$|^(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d])|^(\d{4})(\d{2})(\d{2})$/.exec(String(value ?? ''));
  if (!match) return null;
  const year = +(match[1] ?? match[2] ?? match[5]), month = +(match[3] ?? match[6] ?? 0), day = +(match[4] ?? match[7] ?? 0);
  if (month > 12 || day > 31 || year < 1) return null;
  if (!month) return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)];
  if (!day) return [dayNumber(year, month, 1), dayNumber(year, month + 1, 0)];
  const number = dayNumber(year, month, day);
  return [number, number];
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
