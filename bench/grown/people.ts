import type { Size } from './size.ts'
import { id, sessions, things, tokenOf } from './sql.ts'

/** Accounts, each with one name, and the sessions of those who read. */
export function people(from: Size, to: Size): string[] {
  const series = `generate_series(${from.accounts + 1}, ${to.accounts}) n`
  const zeroToo = from.accounts === 0 ? `generate_series(0, ${to.accounts}) n` : series
  return [
    `insert into people.account (id) select ${id('account', 'n')} from ${zeroToo}`,
    `insert into people.presentation (id, account_id, handle, name)
     select ${id('presentation', 'n')}, ${id('account', 'n')}, 'nom-' || n, 'Nom ' || n from ${zeroToo}`,
    `${things} select p.id, 'presentation', p.id, 'open', null, null, null, '/@' || p.handle, p.name, '', 'fr', now(), now(),
       platform.searchable(p.name, '', ''), false
     from people.presentation p left join platform.thing t on t.id = p.id where t.id is null`,
    ...(from.accounts > 0
      ? []
      : [
          `insert into people.session (id, token_hash, account_id, presentation_id)
           select ${id('session', 'n')}, sha256(convert_to('${tokenOf(0).slice(0, -1)}' || n, 'utf8')),
             ${id('account', 'n')}, ${id('presentation', 'n')} from generate_series(0, ${sessions - 1}) n`,
        ]),
  ]
}
