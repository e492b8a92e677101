import { stringify } from 'csv-stringify/sync'

/** How a cell begins that would have been a formula. */
const harmless = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** Rows as CSV, as RFC 4180 has it, where no cell is a formula for the program that opens it. `header`: whether their names come first. */
export function writeCsv(
  rows: readonly object[],
  columns: readonly string[],
  { header = true, delimiter = ',' } = {},
): string {
  return stringify([...rows], {
    columns: [...columns],
    ...{ header, delimiter },
    record_delimiter: 'windows',
    escape_formulas: true,
    // What begins as a formula made harmless gets one more quote, so that reading takes off no quote of its own.
    cast: { boolean: String, string: (cell) => (harmless.test(cell) ? `'${cell}` : cell) },
  })
}

/** A cell as it was before it was written: without the quote that keeps it from being a formula. */
export function takeQuote(cell: string): string {
  return harmless.test(cell) ? cell.slice(1) : cell
}
