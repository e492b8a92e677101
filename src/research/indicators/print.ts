import { readDataset } from '../dataset/read.ts'
import { measureQuarter } from './compute.ts'

/** The figures of a released dataset, from a folder or a zip, one a line: the same as the page tells, from the same calculation. */
export async function printFigures(path: string): Promise<string[]> {
  const measured = await measureQuarter(await readDataset(path))
  return measured.flatMap(({ figures }) =>
    figures.map(({ quarter, scope, indicator, outcome, differs, alarm }) =>
      [
        quarter,
        scope,
        indicator,
        ...(typeof outcome === 'string'
          ? [outcome]
          : [
              outcome.value,
              `${outcome.low}..${outcome.high}`,
              `chance ${outcome.chance.low}..${outcome.chance.high}`,
              `p ${outcome.p}`,
              differs ?? 'chance',
              ...(alarm ? ['alarm'] : []),
            ]),
      ].join('\t'),
    ),
  )
}
