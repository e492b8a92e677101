import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { makeZip, type CraftedEntry } from '../../../test/support/make-zip.ts'
import { bring, fetchPackage, readManifestOf } from '../../../test/support/packages.ts'
import { manifestForm, type Manifest, type Version } from './format.ts'

describe('a package of unknown making', () => {
  let test: TestLab

  before(async () => {
    test = await openTestLab({ PUBLIC_URL: 'https://bastia.example' })
  })
  after(() => test.close())

  /** Everything on the disk of the lab, and beside it. */
  async function listDisk(): Promise<string[]> {
    const { dataDir } = test.lab.config
    const inside = await readdir(dataDir, { recursive: true })
    const beside = (await readdir(`${dataDir}/..`)).filter((name) => name.startsWith('dehors'))
    // The folder of uploads itself is there from the first one on.
    return [...inside.filter((name) => name !== 'tmp'), ...beside].sort()
  }

  /** Whoever brings it is new: how many one brings in an hour is counted. */
  async function refuses(zip: Buffer, why: RegExp): Promise<void> {
    const before = await listDisk()
    const page = await bring(await test.member('Ghjulia'), zip)
    assert.equal(page.status, 422)
    const error = /<p class="error"[^>]*>([^]*?)<\/p>/.exec(page.text)?.[1] ?? page.text.slice(-1_000)
    assert.match(error.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' '), why)
    assert.deepEqual(await listDisk(), before)
    const { rows } = await test.lab.pool.query('select 1 from productions.production')
    assert.equal(rows.length, 0)
  }

  const crafted = (...more: CraftedEntry[]) => makeZip([manifestEntry(usual()), ...more])

  for (const name of [
    '../dehors.txt',
    'media/../../dehors.txt',
    '/tmp/dehors.txt',
    'C:/dehors.txt',
    'media\\dehors.txt',
    './dehors.txt',
  ])
    it(`with a file called ${name} is refused`, () =>
      refuses(crafted({ name, content: 'x' }), /Un nom de fichier n.+est pas permis/))

  it('with a link is refused', () =>
    refuses(crafted({ name: 'media/lien', content: '/etc/passwd', mode: 0o120777 }), /un lien.+media\/lien/))

  it('under lock is refused', () =>
    refuses(crafted({ name: 'media/a.txt', content: 'x'.repeat(20), bytes: 8, flags: 1 }), /mot de passe/))

  it('with one name twice, in any case, is refused', () =>
    refuses(
      crafted({ name: 'media/a.txt', content: 'x' }, { name: 'media/A.TXT', content: 'y' }),
      /deux fois.+A\.TXT/,
    ))

  it('with seventy thousand files is refused, however its end counts them', async () => {
    const many = Array.from({ length: 70_000 }, (_, at) => ({ name: `media/${at}`, content: '' }))
    await refuses(crafted(...many), /trop de fichiers|abîmé/)
  })

  it('that swells a thousand times is refused before it does', () =>
    refuses(
      crafted({ name: 'media/z', content: Buffer.alloc(20_000_000), compress: true }),
      /contient trop.+media\/z/,
    ))

  it('that says it holds more than a lab takes is refused', async () => {
    const swollen = Array.from({ length: 30 }, (_, at) => ({
      name: `media/${at}`,
      content: 'x',
      bytes: 900_000,
    }))
    await refuses(
      crafted(...swollen, { name: 'media/z', content: 'x', bytes: 2_100_000_000 }),
      /contient trop|abîmé/,
    )
  })

  it('whose file swells past what is said of it is refused', async () => {
    const content = Buffer.from(JSON.stringify(usual()).padEnd(900_000))
    await refuses(
      makeZip([{ name: 'manifest.json', content, compress: true, bytes: 1_000 }]),
      /abîmé.+manifest\.json/,
    )
  })

  it('whose checksum is wrong is refused', () =>
    refuses(makeZip([{ ...manifestEntry(usual()), sum: 1 }]), /abîmé.+manifest\.json/))

  for (const [what, head] of [
    ['PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n'],
    ['page', '<!doctype html><script>alert(1)</script>'],
    ['picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  ] as const)
    it(`that is a ${what} too is refused`, () =>
      refuses(Buffer.concat([Buffer.from(head), crafted()]), /type de fichier|ce genre de fichier|pas|ne /))

  it('with something after its end is refused', () =>
    refuses(Buffer.concat([crafted(), Buffer.from('%PDF-1.7 et la suite')]), /abîmé/))

  it('cut short is refused', () => refuses(crafted().subarray(0, -30), /abîmé/))

  it('without a manifest, or with that of something else, is refused', async () => {
    await refuses(makeZip([{ name: 'autre.json', content: '{}' }]), /manifest\.json/)
    await refuses(makeZip([{ name: 'manifest.json', content: '{"format":"autre"}' }]), /plus récent/)
    await refuses(makeZip([{ name: 'manifest.json', content: 'ceci n’est pas du JSON' }]), /plus récent/)
  })

  it('with a manifest longer than anyone writes is refused', async () => {
    const content = `{"a":"${randomBytes(4_400_000).toString('hex')}"}`
    await refuses(makeZip([{ name: 'manifest.json', content, compress: true }]), /trop long/)
  })

  it('with a manifest that swells to a hundred megabytes is refused', () =>
    refuses(
      makeZip([{ name: 'manifest.json', content: Buffer.alloc(100_000_000, ' '), compress: true }]),
      /contient trop/,
    ))

  it('with a manifest nested without end is refused before it is read', () =>
    refuses(
      makeZip([{ name: 'manifest.json', content: '['.repeat(100_000) + ']'.repeat(100_000) }]),
      /trop long/,
    ))

  it('with a text longer than a form takes is refused, and says where', () =>
    refuses(crafted0({ title: 'T'.repeat(121) }), /mal rempli.+versions\.0\.title/))

  it('with two parts of one key, or versions out of order, is refused', async () => {
    await refuses(crafted0({ parts: [part({}), part({})] }), /mal rempli.+versions\.0\.parts/)
    const twice = { ...usual(), versions: [version({ number: 2 }), version({ number: 1 })] }
    await refuses(makeZip([manifestEntry(twice)]), /mal rempli.+versions/)
  })

  it('under a licence that the lab does not know is refused, by its name', () =>
    refuses(
      crafted0({ licence: { slug: 'cc0', name: 'Tout pour moi', address: 'https://exemple.fr/licence' } }),
      /Tout pour moi/,
    ))

  it('whose file is missing, was changed, or is not what is said of it, is refused', async () => {
    const text = Buffer.from('Bonjour.')
    const file = { name: 'media/001-a.txt', content: text }
    await refuses(withFile(file.name, text, 'text/plain'), /manque.+001-a\.txt/)
    await refuses(
      withFile(file.name, text, 'text/plain', { ...file, content: 'Bonsoir!' }),
      /changé.+001-a\.txt/,
    )
    await refuses(withFile(file.name, text, 'application/pdf', file), /pas ce qui est annoncé.+001-a\.txt/)
    const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await refuses(
      withFile('media/001-a.webp', page, 'image/webp', { name: 'media/001-a.webp', content: page }),
      /pas ce qui est annoncé.+001-a\.webp/,
    )
  })

  it('with a picture of sixteen thousand pixels a side is refused', async () => {
    const picture = await hugePicture()
    const path = 'media/001-a.png'
    await refuses(
      withFile(path, picture, 'image/png', { name: path, content: picture }, 'picture'),
      /s.+ouvre pas.+001-a/,
    )
  })
})

describe('what a package brings', () => {
  let test: TestLab

  before(async () => {
    test = await openTestLab({ PUBLIC_URL: 'https://bastia.example' })
  })
  after(() => test.close())

  const roundTrip = async (zip: Buffer): Promise<Manifest> => {
    const member: Member = await test.member('Ghjulia')
    const brought = await bring(member, zip)
    assert.equal(brought.status, 303, brought.text.replace(/<[^>]+>/g, ' ').slice(-2_000))
    return readManifestOf(await fetchPackage(test, member, brought.location ?? ''))
  }

  it('is a picture made anew when it says more than the picture', async () => {
    const canvas = sharp({ create: { width: 60, height: 40, channels: 3, background: '#06a' } })
    const picture = await canvas
      .webp()
      .withExif({ IFD0: { Artist: 'Quelqu’un' } })
      .toBuffer()
    assert.ok(picture.includes('Quelqu'))
    const path = 'media/001-a.webp'
    const zip = withFile(path, picture, 'image/webp', { name: path, content: picture }, 'picture')
    const { media } = await roundTrip(zip)
    assert.notEqual(media[0]?.sha256, hashOf(picture))
  })

  it('is a sort of part that nobody here knows, which is said, read as a text and handed on', async () => {
    const own = { steps: [{ to: 'abc', deep: { er: [1, null, true] } }] }
    const manifest = { ...usual(), versions: [version({ parts: [part({ sort: 'hologramme', own })] })] }
    const member = await test.member('Ghjulia')
    const page = await bring(member, makeZip([manifestEntry(manifest)]))
    assert.match((await member.get(page.location ?? '')).text, /ne connaît pas[^]*hologramme/)
    const again = readManifestOf(await fetchPackage(test, member, page.location ?? ''))
    assert.deepEqual(again.versions[0]?.parts[0]?.own, own)
    assert.equal(again.versions[0]?.parts[0]?.sort, 'hologramme')
  })

  it('is the same when it is taken away again, whatever its texts are', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 })
    const titles = words.filter((text) => text.replaceAll('\0', '').trim() !== '')
    const drawn = fc.record({
      title: titles,
      summary: words,
      easy: words,
      changed: words,
      texts: fc.array(
        fc.record({
          title: words,
          text: words,
          alt: words,
          own: fc.dictionary(words, fc.jsonValue({ maxDepth: 4 })),
        }),
        { maxLength: 4 },
      ),
      names: fc.array(titles, { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(drawn, async ({ texts, names, ...whole }) => {
        const parts = texts.map((text, at) => part({ ...text, key: `k${at}`, own: storable(text.own) }))
        const authors = names.map((name) => ({ name, did: '' }))
        const manifest = { ...usual(), authors, versions: [version({ ...whole, parts })] }
        const { from: _, ...before } = manifestForm.parse(JSON.parse(JSON.stringify(manifest)))
        const { from: __, ...after_ } = await roundTrip(makeZip([manifestEntry(manifest)]))
        assert.deepEqual(after_, before)
      }),
      { numRuns: 25 },
    )
  })
})

const licence = {
  slug: 'cc-by-sa',
  name: 'Libre, à condition de nous citer et de partager pareil (CC BY-SA)',
  address: 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr',
}

let drawn = 0

/** What a small package says, of a production that nobody has brought yet. */
function usual(): Manifest {
  drawn += 1
  const place = { lab: 'Marseille', address: `https://marseille.example/productions/p${drawn}` }
  return {
    ...{
      format: 'socialab/production',
      version: 1,
      from: place,
      origin: place,
      authors: [{ name: 'Nadia', did: '' }],
      group: null,
    },
    ...{ adapts: null, comesFrom: [], trials: [], needs: [], versions: [version({})], media: [] },
  }
}

function version(change: Partial<Version>): Version {
  return {
    ...{
      number: 1,
      publishedAt: '2026-03-01T10:00:00.000Z',
      changed: '',
      title: 'Un guide',
      summary: 'Court.',
    },
    ...{
      easy: '',
      lang: 'fr',
      kind: { slug: 'guide', name: 'Guide', form: 'text' },
      licence,
      priority: null,
    },
    ...{ answers: {}, cover: null, parts: [] },
    ...change,
  }
}

function part(change: Partial<Version['parts'][number]>): Version['parts'][number] {
  return {
    key: 'a',
    sort: 'text',
    title: '',
    text: 'Un.',
    alt: '',
    own: {},
    file: null,
    captions: null,
    withdrawn: null,
    ...change,
  }
}

/** A package whose one version is changed so. */
const crafted0 = (change: Partial<Version>) =>
  makeZip([manifestEntry({ ...usual(), versions: [version(change)] })])

function manifestEntry(manifest: object): CraftedEntry {
  return { name: 'manifest.json', content: JSON.stringify(manifest), compress: true }
}

/** A package that says it holds this file; `entry` is what it does hold. */
function withFile(
  path: string,
  said: Buffer,
  type: string,
  entry?: CraftedEntry,
  sort = path.endsWith('webp') ? 'picture' : 'file',
): Buffer {
  const medium = { path, name: path.slice(10), type, bytes: said.length, sha256: hashOf(said) }
  const manifest = {
    ...usual(),
    versions: [version({ parts: [part({ sort, file: path })] })],
    media: [medium],
  }
  return makeZip([manifestEntry(manifest), ...(entry ? [entry] : [])])
}

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** A picture that says it is larger than it is. */
async function hugePicture(): Promise<Buffer> {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#06a' } })
    .png()
    .toBuffer()
  picture.writeUInt32BE(16_000, 16)
  picture.writeUInt32BE(16_000, 20)
  picture.writeUInt32BE(crc32(picture.subarray(12, 29)), 29)
  return picture
}

/** Answers as the database can keep them: what it cannot is refused, which another test shows. */
function storable(own: object) {
  const text = JSON.stringify(own, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : Object.is(value, -0) ? 0 : value,
  )
  const read: Version['answers'] = JSON.parse(text)
  return Object.fromEntries(
    Object.entries(read).map(([key, value], at) => [
      `${at}${key.replaceAll('\0', '').toWellFormed()}`,
      value,
    ]),
  )
}
