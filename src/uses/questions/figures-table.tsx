import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { fewest } from '../opinion/clusters.ts'
import type { OpinionGroup } from '../opinion/opinions.ts'
import type { Count, Figures } from '../opinion/tally.ts'
import type { Statements } from './queries.ts'

interface TableProps {
  figures: readonly Figures[]
  groups: readonly OpinionGroup[]
  statements: Statements
  path: string
}

/** How statements are answered, by everyone and by each group, in tenths: exact figures could tell someone apart. */
export function FiguresTable({ figures, groups, statements, path }: TableProps) {
  const { t } = useView()
  return (
    <div class="table" tabindex={0} role="region" aria-label={t('uses.question.in-figures')}>
      <table>
        <caption>{t('uses.question.out-of-ten')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('uses.question.statement')}</th>
            <th scope="col">{t('uses.question.everyone')}</th>
            {groups.map(({ name }) => (
              <th scope="col">{t('uses.question.group', { name })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ number, all, groups: counts }) => (
            <tr>
              <th scope="row">
                <a href={`${path}/phrases/${number}`} {...inLang(statements.get(number)?.lang ?? null)}>
                  {statements.get(number)?.said}
                </a>
              </th>
              {[all, ...counts].map((count) => (
                <td>
                  <Tenths count={count} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How a count divides, in tenths; nothing where so few answered that it could be guessed who. */
export function Tenths({ count: [agree, disagree, asked] }: { count: Count }) {
  const { t } = useView()
  if (asked < fewest) return <span class="soft">{t('uses.question.few-answers')}</span>
  const tenths = (some: number) => Math.round((10 * some) / asked)
  return <>{t('uses.question.tenths', { agree: tenths(agree), disagree: tenths(disagree) })}</>
}
