import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../platform/root.ts'

/** The files that work the figures out, in the order one reads them. */
export const calculation = [
  'compute.ts',
  'population.ts',
  'order.ts',
  'measure.ts',
  'chance.ts',
  'shares.ts',
  'graph.ts',
  'answers.ts',
  'alarms.ts',
  'withhold.ts',
] as const

/** The text of one of them, as this lab runs it; undefined for any other name. */
export async function readCalculation(name: string): Promise<string | undefined> {
  const known = calculation.find((one) => one === name)
  return known && readFile(join(root, 'src/research/indicators', known), 'utf8')
}
