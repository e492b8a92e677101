import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openStudy, quarters, release, sayYes } from '../../../test/support/studies.ts'
import { runDueJobs } from '../../platform/jobs.ts'
import { readDataset } from '../dataset/read.ts'
import type { Dataset } from '../dataset/shape.ts'
import { printFigures } from '../indicators/print.ts'
import { answerStudy } from '../studies/consent/consent.ts'
import { answerQuestion } from '../studies/questions/answers.ts'
import { readOwnRows } from './own.ts'

suite('what is answered to a study before and after', () => {
  let lab: TestLab
  let folder: string
  let study: string
  const members: Member[] = []
  const { present, next } = quarters()

  before(async () => {
    lab = await openTestLab()
    folder = await mkdtemp(join(tmpdir(), 'socialab-scales-'))
    for (let number = 0; number < 10; number += 1) members.push(await lab.member(`Personne ${number}`))
    study = await ask('echelles')
  })
  after(async () => {
    await lab.close()
    await rm(folder, { recursive: true, force: true })
  })

  const someone = (at: number): Member => members[at] ?? assert.fail('nobody')

  /** A study that asks three questions of everyone, to which all said yes. */
  async function ask(
    slug: string,
    traces: readonly ('turns' | 'answers')[] = ['turns', 'answers'],
  ): Promise<string> {
    const id = await openStudy(lab, slug, { traces })
    const asked = [
      ['words', 'Ce qui me manque'],
      ['scale', 'Je sais à qui le dire.'],
      ['scale', 'Cela change quelque chose.'],
    ] as const
    for (const [position, [sort, asks]] of asked.entries())
      await lab.lab.db
        .insertInto('research.question')
        // What was taken out leaves a hole between places.
        .values({
          id: `${slug.slice(0, 9)}${position}`,
          study_id: id,
          position: position * 3 + 1,
          sort,
          asks,
        })
        .execute()
    for (const [number, member] of members.entries())
      await sayYes(lab, id, member, { situation: number < 5 ? 'concerned' : 'trainer' })
    return id
  }

  const answer = (
    studyId: string,
    slug: string,
    who: Member,
    at: number,
    [was, is]: readonly [number, number],
  ) =>
    Promise.all(
      [['before', was] as const, ['after', is] as const].map(([moment, value]) =>
        answerQuestion(
          lab.lab.db,
          { studyId, accountId: who.accountId, questionId: `${slug.slice(0, 9)}${at}`, moment },
          { value, words: null },
        ),
      ),
    )

  /** Seven answer the first scale, four the second; one answers before alone; a sheet of paper says the same. */
  async function answerAll(studyId: string, slug: string): Promise<void> {
    for (let at = 0; at < 7; at += 1)
      await answer(studyId, slug, someone(at), 1, [1 + (at % 3), Math.min(5, 2 + (at % 4))])
    for (let at = 0; at < 4; at += 1) await answer(studyId, slug, someone(at), 2, [2, 3 + (at % 2)])
    await answerQuestion(
      lab.lab.db,
      { studyId, accountId: someone(7).accountId, questionId: `${slug.slice(0, 9)}1`, moment: 'before' },
      { value: 5, words: null },
    )
    await lab.lab.db
      .insertInto('research.link')
      .values({ id: `paper ${slug}`, study_id: studyId, account_id: null })
      .execute()
    await lab.lab.db
      .insertInto('research.answer')
      .values(
        (['before', 'after'] as const).map((moment) => ({
          ...{ link_id: `paper ${slug}`, question_id: `${slug.slice(0, 9)}1`, moment, value: 5, words: null },
        })),
      )
      .execute()
  }

  async function read(studyId: string, quarter = present): Promise<{ dataset: Dataset; at: string }> {
    const at = await mkdtemp(join(folder, 'r-'))
    const files = await lab.lab.db
      .selectFrom('research.release_file as f')
      .innerJoin('research.release as r', 'r.id', 'f.release_id')
      .select(['f.name', 'f.content'])
      .where('r.study_id', '=', studyId)
      .where('r.quarter', '=', quarter.name)
      .where('r.closed_at', 'is', null)
      .execute()
    for (const { name, content } of files) await writeFile(join(at, name), content)
    return { dataset: await readDataset(at), at }
  }

  test('leaves with the quarter in which it was answered again, of five at least, under numbers that are not those of traces', async () => {
    await answerAll(study, 'echelles')
    assert.equal(await release(lab, study), 'released')
    const { dataset } = await read(study)
    const scales = dataset.scales ?? assert.fail('no scales')
    assert.equal(scales.length, 7)
    assert.deepEqual(
      new Set(scales.map(({ question }) => question)),
      new Set(['q2']),
      'four are too few for q3',
    )
    assert.equal(new Set(scales.map(({ answerer }) => answerer)).size, 7)
    assert.deepEqual(scales.map(({ before, after }) => after - before).toSorted(), [0, 0, 1, 1, 1, 3, 4])
    const people = new Set(dataset.people.map(({ person }) => person))
    assert.ok(scales.every(({ answerer }) => !people.has(answerer)))
    assert.ok(
      !scales.some(({ before }) => before === 5),
      'neither the sheet of paper nor what lacks its after',
    )
  })

  test('is told as a figure of the lab, the same on the page and by the command', async () => {
    await runDueJobs(lab.lab)
    const { at } = await read(study)
    const line = (await printFigures(at)).find((one) => one.includes('\tlab\tscales\t'))
    assert.match(line ?? '', /\t1\.429\t.*\tp 0\.\d+/)
    const figure = await lab.lab.db
      .selectFrom('research.figure')
      .selectAll()
      .where('indicator', '=', 'scales')
      .where('scope', '=', 'lab')
      .executeTakeFirstOrThrow()
    assert.ok(line?.includes(`\t${figure.value}\t${figure.low}..${figure.high}\t`), line)
    assert.equal(figure.alarm, false)
    for (const page of ['/recherche/participation', '/recherche/participation/avant-apres'])
      assert.match(
        (await lab.visitor().get(page)).text,
        /on répond après 1,4 cran plus haut qu’avant, en moyenne/,
      )
    assert.match((await lab.visitor().get('/recherche/methode')).text, /ni les feuilles de papier/)
  })

  test('each reads their own, too few or not', async () => {
    const own = await readOwnRows(lab.lab.db, study, someone(1).accountId)
    assert.deepEqual(
      own?.scales?.map(({ question, before, after }) => [question, before, after]),
      [
        ['q2', 2, 3],
        ['q3', 2, 4],
      ],
    )
    assert.match((await someone(1).get('/moi/etudes/echelles/donnees/traces')).text, /scales\.csv/)
  })

  test('of who takes no part any more what left is closed, and they are in no release after', async () => {
    const { accountId } = someone(0)
    await answerStudy(lab.lab.db, { accountId }, study, {
      wording: 1,
      takesPart: false,
      data: true,
      texts: false,
    })
    const { rows } = await lab.lab.pool.query(
      'select gone, closed_at is not null as closed from research.release where study_id = $1',
      [study],
    )
    assert.deepEqual(rows, [{ gone: 1, closed: true }])
    await lab.lab.pool.query("update research.answer set answered_on = $1 where moment = 'after'", [
      next.from,
    ])
    assert.equal(await release(lab, study, next), 'released')
    const { dataset } = await read(study, next)
    assert.equal(dataset.people.length, 10, 'their traces still leave')
    assert.equal(dataset.scales?.length, 6)
  })

  test('nothing leaves where all answer alike but one, nor of who said no to their data', async () => {
    const alike = await ask('pareilles')
    for (let at = 0; at < 7; at += 1)
      await answer(alike, 'pareilles', someone(at), 1, [1 + (at % 3), at === 0 ? 4 : 5])
    for (let at = 0; at < 6; at += 1)
      await answer(alike, 'pareilles', someone(at), 2, [1 + (at % 3), 1 + (at % 4)])
    for (const at of [0, 1]) {
      const { accountId } = someone(at)
      await answerStudy(lab.lab.db, { accountId }, alike, {
        wording: 1,
        takesPart: true,
        data: false,
        texts: false,
      })
    }
    assert.equal(await release(lab, alike), 'released')
    assert.deepEqual((await read(alike)).dataset.scales, [], 'six answered the other, of whom two say no')
  })

  test('a study that does not ask for answers has no such list', async () => {
    const traces = await ask('traces-seules', ['turns'])
    await answerAll(traces, 'traces-seules')
    assert.equal(await release(lab, traces), 'released')
    assert.equal((await read(traces)).dataset.scales, undefined)
  })
})
