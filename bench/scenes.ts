import type pg from 'pg'
import { answeredPiece } from './grown/knowledge.ts'
import { commonWord, rareWord, sessions, tokenOf } from './lab-sql.ts'

/** One thing people do, as the requests that do it. */
export interface Scene {
  name: string
  who: 'visitors' | 'members'
  does: 'reads' | 'writes'
  requests: string[]
}

const browser = 'host: localhost\r\naccept-encoding: gzip, deflate, br\r\naccept-language: fr-FR,fr;q=0.8\r\n'

const cookie = (member: number) => `cookie: __Host-session=${tokenOf(member)}\r\n`

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\n${browser}${headers}\r\n`

function post(path: string, fields: Record<string, string>, headers: string): string {
  const body = new URLSearchParams(fields).toString()
  const form = `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\nsec-fetch-site: same-origin\r\n`
  return `POST ${path} HTTP/1.1\r\n${browser}${headers}${form}\r\n${body}`
}

/** Members who read at once: more than there are connections, so that no session is everyone's. */
const readers = 64

async function findPages(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ voice: string; decision: string }>(
    `select (select t.path from platform.thing t join conversation.post p using (id)
       where p.answers = 50 and t.audience = 'open' and t.kind = 'post' order by t.id limit 1) as voice,
     (select path from platform.thing where path like '/groupes/groupe-7/decisions/%' order by id limit 1) as decision`,
  )
  return {
    home: '/',
    voices: '/paroles',
    'a voice, 50 answers': rows[0]?.voice ?? '/',
    agenda: '/ateliers',
    'a production': '/productions/production-7',
    'a family of 500': '/productions/production-8/filiation',
    'search, rare word': `/recherche-texte?q=${rareWord}`,
    'search, common word': `/recherche-texte?q=${commonWord}`,
    uses: '/usages',
    'a use': '/usages/usage-7',
    'pieces of knowledge': '/savoirs',
    'a piece, 40 crossings': `/savoirs/${answeredPiece}`,
    'the picture of that piece': `/savoirs/${answeredPiece}/dessin`,
    'the picture of all pieces': '/savoirs/dessin?priorite=education',
    'asked of institutions': '/interpellations',
    'an address': '/interpellations/demande-7',
    'letters taken apart': '/decorticages',
    'a letter': '/decorticages/lettre-7',
    'decisions of a group': '/groupes/groupe-7/decisions',
    'a decision': rows[0]?.decision ?? '/',
    'figures on participation': '/recherche/participation',
  }
}

/** What visitors and members read. */
export async function readingScenes(pool: pg.Pool): Promise<Scene[]> {
  const pages = Object.entries(await findPages(pool))
  return (['visitors', 'members'] as const).flatMap((who) =>
    pages.map(([name, path]) => ({
      name,
      who,
      does: 'reads' as const,
      requests:
        who === 'visitors' ? [get(path)] : Array.from({ length: readers }, (_, n) => get(path, cookie(n))),
    })),
  )
}

/**
 * What they write. Each member says few things and books few dates, so that their limits are never reached; visitors come from the
 * place's own address, where nothing is counted.
 */
export async function writingScenes(pool: pg.Pool, round: number): Promise<Scene[]> {
  const { rows } = await pool.query<{ path: string }>(
    `select '/ateliers/' || w.slug || '/' || o.day as path from place.occurrence o join place.workshop w on w.id = o.workshop_id
     where w.capacity is null and o.starts_at > now() + interval '1 day' order by o.id limit 40`,
  )
  const dates = rows.map((row) => `${row.path}/inscription`)
  // A third of them hold the common word, like the others.
  const voice = (member: number) => ({
    text: `Une parole de plus.\n\nElle tient en deux lignes${member % 3 === 0 ? `, sur un ${commonWord}` : ''}.`,
    readers: 'open',
    priority: '',
  })
  const everyone = Array.from({ length: sessions }, (_, member) => member)
  // Each round has dates of its own: nobody books one twice.
  const own = dates.filter((_, index) => index % 4 === round % 4)
  const booked = own.flatMap((path) => everyone.map((member) => ({ path, member })))
  return [
    {
      name: 'posting a voice',
      who: 'members',
      does: 'writes',
      requests: everyone.map((member) => post('/paroles/dire', voice(member), cookie(member))),
    },
    {
      name: 'booking',
      who: 'members',
      does: 'writes',
      requests: booked.map(({ path, member }) => post(path, { name: `Nom ${member}` }, cookie(member))),
    },
    {
      name: 'booking',
      who: 'visitors',
      does: 'writes',
      requests: dates.map((path) => post(path, { name: 'Quelqu’un' }, '')),
    },
  ]
}
