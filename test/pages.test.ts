import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { readTags } from './support/html.ts'
import { listPages, listUnvisited, type Visit } from './support/tour.ts'
import { openWorld, type World } from './support/world.ts'

const maxQueries = 6

/** Addresses that are printed as a QR code, sent by mail or listened to by a script: no page links to them. */
const fromOutside = [
  '/entrer/carte/:code',
  '/avis/arreter/:code',
  '/entrer/courriel/:code',
  '/moi/entrer/courriel/:code',
  '/bienvenue/:code',
  '/cles/:code',
  '/paroles/:id{[0-9a-z]{12}}/direct',
  // The code of a letter, and the letter, for ten minutes after the act that drew it.
  '/interpellations/:slug{[a-z0-9-]+}/code',
  '/interpellations/:slug{[a-z0-9-]+}/code/lettre.pdf',
  // What stands in a closed frame.
  '/h5p/lecteur-3.8.2/:name{.+}',
  '/h5p/:file{[0-9a-z]{12}}/:key{[\\w-]{20,64}}/jeu',
  '/h5p/:file{[0-9a-z]{12}}/:key{[\\w-]{20,64}}/contenu/:name{.+}',
]

/** What gathers everything about someone asks every module in turn, about a production one version after the other. */
const gathering = [
  '/moi',
  '/moi/donnees/export.zip',
  '/moi/etudes/:slug{[a-z0-9-]+}/donnees',
  '/moi/etudes/:slug{[a-z0-9-]+}/donnees.csv',
  '/productions/:slug/tout.zip',
]

const name = ({ reader, path }: Visit) => `${reader} ${path}`

describe('every page', () => {
  let world: World
  let pages: readonly Visit[]

  before(async () => {
    world = await openWorld()
    pages = listPages(world.visits)
  })

  /** The pages of which `wrong` says something, with what it says. */
  function complain(wrong: (html: string) => string | false): string[] {
    return pages.flatMap((visit) => {
      const complaint = wrong(visit.page.text)
      return complaint ? [`${name(visit)}: ${complaint}`] : []
    })
  }

  test('is reached by a link', () => {
    assert.ok(pages.length > 0, 'no page was read')
    const unreached = listUnvisited(world.test, world.visits)
    assert.deepEqual(
      unreached.filter((pattern) => !fromOutside.includes(pattern)),
      [],
    )
  })

  test('of the demonstration tells of what happened before it was filled', () => {
    const ways = ['/moi/entrer']
    const now = complain((html) => /il y a 1 minute/.test(html) && 'something happened just now')
    assert.deepEqual(
      now.filter((complaint) => !ways.some((path) => complaint.includes(` ${path}:`))),
      [],
    )
  })

  test('leads nowhere that does not exist', () => {
    const broken = world.visits.filter(
      ({ page, path, pattern, from }) => page.status === 404 && !(path === pattern && from === path),
    )
    assert.deepEqual(
      broken.map((visit) => `${name(visit)}, linked from ${visit.from}`),
      [],
    )
  })

  test('answers without failing', () => {
    assert.deepEqual(world.visits.filter(({ page }) => page.status >= 500).map(name), [])
  })

  test(`costs at most ${maxQueries} queries`, () => {
    const dear = world.visits.filter(
      ({ pattern, queries }) => queries > maxQueries && !gathering.includes(pattern),
    )
    assert.deepEqual(
      dear.map((visit) => `${name(visit)}: ${visit.queries}`),
      [],
    )
  })

  test('says its language, its title and one first heading', () => {
    const wrong = complain((html) => {
      const tags = readTags(html)
      const count = (wanted: string) => tags.filter((tag) => tag.name === wanted).length
      if (!tags.find((tag) => tag.name === 'html')?.attributes.get('lang')) return 'no language'
      if (!/<title>[^<]+<\/title>/.test(html)) return 'no title'
      if (count('h1') !== 1) return `${count('h1')} first headings`
      return count('main') === 1 ? false : `${count('main')} main landmarks`
    })
    assert.deepEqual(wrong, [])
  })

  test('begins with a link that skips to what it is about', () => {
    const wrong = complain((html) => {
      const tags = readTags(html)
      const target = tags.find((tag) => tag.name === 'a')?.attributes.get('href') ?? ''
      const main = tags.find((tag) => tag.name === 'main')?.attributes.get('id')
      return target === `#${main ?? ''}` ? false : `its first link leads to ${target}`
    })
    assert.deepEqual(wrong, [])
  })

  test('has no script, style or event of its own inside', () => {
    const wrong = complain((html) => {
      const inline = readTags(html).find(
        ({ name: tag, attributes }) =>
          tag === 'style' ||
          (tag === 'script' && !attributes.has('src') && attributes.get('type') !== 'application/ld+json') ||
          [...attributes.keys()].some(
            (attribute) => attribute === 'style' || /^on[a-z]{3,}$/.test(attribute),
          ),
      )
      return inline ? `<${inline.name} ${[...inline.attributes.keys()].join(' ')}>` : false
    })
    assert.deepEqual(wrong, [])
  })

  test('keeps the room of its pictures and describes them', () => {
    const wrong = complain((html) => {
      const pictures = readTags(html).filter((tag) => tag.name === 'img')
      const bare = pictures.find(
        ({ attributes }) => !['width', 'height', 'alt'].every((needed) => attributes.has(needed)),
      )
      return bare ? (bare.attributes.get('src') ?? 'a picture') : false
    })
    assert.deepEqual(wrong, [])
  })
})
