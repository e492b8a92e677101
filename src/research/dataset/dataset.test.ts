import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { XMLValidator } from 'fast-xml-parser'
import fc from 'fast-check'
import { readDataset, UnreadableDataset } from './read.ts'
import type { Dataset } from './shape.ts'
import { writeCsv } from '../../platform/csv.ts'
import { writeDataset } from './write.ts'

const small: Dataset = {
  study: 'la-participation-ici',
  quarter: '2026-T4',
  people: [
    { person: 'p1', situation: 'concerned', time: 'own' },
    { person: 'p2', situation: '', time: '' },
  ],
  scopes: [
    { scope: 'lab', kind: 'lab', within: '' },
    { scope: 'g1', kind: 'group', within: 's1|logement' },
  ],
  members: [{ scope: 'g1', person: 'p1' }],
  turns: [
    { person: 'p1', scope: 'g1', kind: 'voice', week: '2026-W45', words: 12, answers: '' },
    { person: 'p2', scope: 'lab', kind: 'answer', week: '2026-W46', words: 0, answers: 'p1' },
  ],
  initiatives: [{ person: 'p1', scope: 'g1', kind: 'group', week: '2026-W45' }],
  proposals: [
    { person: 'p1', scope: 'g1', week: '2026-W45', outcome: 'refused', reasoned: true, days: 3 },
    { person: 'p2', scope: 'lab', week: '2026-W45', outcome: 'open', reasoned: false, days: '' },
  ],
  credits: [{ person: 'p1', scope: 'g1', work: 'w1' }],
  seats: [{ person: 'p2', circle: 'care' }],
  crossings: [{ person: 'p1', scope: 'lab', from: 'lived', to: 'instituted' }],
  rungs: [
    { scope: 'g1', declared: 6, perceived: '0|0|1|4|0|0|0|0' },
    { scope: 'lab', declared: '', perceived: '' },
  ],
}

suite('a dataset', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socialab-dataset-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  async function leave(dataset: Dataset): Promise<string> {
    const at = await mkdtemp(join(folder, 'release-'))
    for (const { name, text } of writeDataset(dataset)) await writeFile(join(at, name), text)
    return at
  }

  test('comes back from its files as it left', async () => {
    assert.deepEqual(await readDataset(await leave(small)), small)
    const scales = [{ answerer: 'a1', question: 'q2', before: 1, after: 5 }]
    assert.deepEqual(await readDataset(await leave({ ...small, scales })), { ...small, scales })
    const told = { ...small, texts: [{ kind: 'voice', lang: 'fr', text: '=2+2, "oui"\r\net après' }] }
    assert.deepEqual(await readDataset(await leave(told)), told)
  })

  test('whatever people wrote', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^'{0,3}[=+\-@\t\r"]{1,3}/))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 4 }), async (said) => {
        const texts = said.map((text) => ({ kind: 'voice', lang: 'fr', text }))
        assert.deepEqual(await readDataset(await leave({ ...small, texts })), { ...small, texts })
      }),
      { numRuns: 40 },
    )
  })

  test('one file changed on the way is refused, and says which', async () => {
    const at = await leave(small)
    await writeFile(join(at, 'turns.csv'), 'person,scope,kind,week,words,answers\r\n')
    await assert.rejects(readDataset(at), (error) => {
      assert.ok(error instanceof UnreadableDataset)
      assert.match(error.message, /turns\.csv/)
      return true
    })
    await rm(join(at, 'people.csv'))
    await assert.rejects(readDataset(at), /people\.csv|turns\.csv/)
    await assert.rejects(readDataset(join(folder, 'nowhere')), /nowhere/)
  })

  test('holds no cell that a spreadsheet would run', () => {
    for (const cell of ['=1+1', '+1', '-a', '@sum', '\t=1', '＝1']) {
      const [, row = ''] = writeCsv([{ cell }], ['cell']).split('\r\n')
      assert.match(row, /^"?'/, cell)
    }
  })

  test('its graph is XML that says who answers whom', () => {
    const graph = writeDataset(small).find(({ name }) => name === 'answers.graphml')
    assert.ok(graph)
    assert.equal(XMLValidator.validate(graph.text), true)
    assert.match(graph.text, /<edge source="p2" target="p1"><data key="answers">1</)
  })
})
