import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { addName, speakAs } from '../../../test/support/names.ts'
import { makeProduction } from '../../../test/support/productions.ts'
import { openStudy, quarters, release, sayYes } from '../../../test/support/studies.ts'
import { answerTo, say } from '../../../test/support/voices.ts'
import { readDataset } from '../dataset/read.ts'
import type { Dataset } from '../dataset/shape.ts'
import { readOwnRows } from './own.ts'

suite('what leaves of a study', () => {
  let lab: TestLab
  let study: string
  const members: Member[] = []
  /** Someone who never agreed to anything, and whose words and name are looked for everywhere. */
  let silent: Member
  let folder: string

  before(async () => {
    lab = await openTestLab()
    folder = await mkdtemp(join(tmpdir(), 'socialab-release-'))
    study = await openStudy(lab, 'ici', {
      traces: ['turns', 'memberships', 'initiatives', 'credits', 'texts'],
    })
    silent = await lab.member('Zébulon Ornithorynque')
    for (let number = 0; number < 12; number += 1)
      members.push(await lab.member(`Personne ${number} Axolotl`))
    const asked = await say(silent, 'Un pangolin se tait : phrase-de-zebulon.')
    for (const [number, member] of members.entries()) {
      const voice = await say(
        member,
        `Voix ${number} du narval, merci à Zébulon Ornithorynque et @${silent.handle}.`,
      )
      await answerTo(member, asked, `Réponse ${number}.`)
      await answerTo(silent, voice, 'phrase-de-zebulon encore.')
      if (number > 0) await answerTo(member, voice, 'Je continue.')
      await sayYes(lab, study, member, {
        situation: number < 6 ? 'concerned' : 'trainer',
        time: number < 6 ? 'own' : 'paid',
        texts: number < 7,
      })
    }
    const [first, second] = [members[0] ?? silent, members[1] ?? silent]
    const group = await openGroup(first, { name: 'Narvals unis' })
    for (const member of members.slice(1, 7)) await member.post(`${group}/entrer`)
    await silent.post(`${group}/entrer`)
    const peers = await openGroup(second, {
      name: 'Entre pairs',
      peersFor: 'celles et ceux qui entendent des voix',
      peersOut: 'rien',
    })
    await second.post(`${peers}/carnet/ecrire`, { text: 'Secret entre pairs.', for: 'page' })
    for (const member of members.slice(2, 9)) await member.post(`${peers}/entrer`)
    await makeProduction(first, { title: 'Un guide', named: 'Personne 0 Axolotl' })
  })
  after(async () => {
    await lab.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function filesOf(studyId: string): Promise<{ name: string; content: string }[]> {
    return lab.lab.db
      .selectFrom('research.release_file as f')
      .innerJoin('research.release as r', 'r.id', 'f.release_id')
      .select(['f.name', 'f.content'])
      .where('r.study_id', '=', studyId)
      .where('r.closed_at', 'is', null)
      .execute()
  }

  async function read(studyId: string): Promise<Dataset> {
    const at = await mkdtemp(join(folder, 'r-'))
    for (const { name, content } of await filesOf(studyId)) await writeFile(join(at, name), content)
    return readDataset(at)
  }

  test('leaves once a quarter, however often it is asked for', async () => {
    assert.equal(await release(lab, study), 'released')
    assert.equal(await release(lab, study), 'already')
    const dataset = await read(study)
    assert.equal(dataset.people.length, 12)
    assert.equal(dataset.turns.length, 12 + 12 + 11)
    assert.deepEqual(
      new Set(dataset.people.map(({ situation }) => situation)),
      new Set(['concerned', 'trainer']),
    )
  })

  test('holds no name, no id, and nothing of who did not agree', async () => {
    const marks = [
      /pangolin/i,
      /phrase-de-zebulon/i,
      /z.bulon/i,
      /ornithorynque/i,
      /axolotl/i,
      /Entre pairs/,
      /Secret/,
    ]
    const ids = [silent, ...members].flatMap(({ accountId, presentationId, handle }) => [
      accountId,
      presentationId,
      handle,
    ])
    const files = await filesOf(study)
    assert.ok(files.length > 10)
    for (const { name, content } of files) {
      for (const mark of marks) assert.doesNotMatch(content, mark, name)
      for (const id of ids) assert.ok(!content.includes(id), `${name} holds ${id}`)
    }
    const texts = files.find(({ name }) => name === 'texts.csv')?.content ?? ''
    assert.match(texts, /Voix 3 du narval, merci à \[…\] et \[…\]\./)
    assert.doesNotMatch(texts, /Voix 8/)
  })

  test('whom an answer answers stays empty unless they agreed too', async () => {
    const { turns, people } = await read(study)
    const known = new Set(people.map(({ person }) => person))
    const answers = turns.filter(({ kind }) => kind === 'answer').map(({ answers }) => answers)
    assert.equal(answers.filter((one) => one === '').length, 12)
    assert.ok(answers.every((one) => one === '' || known.has(one)))
  })

  test('a group between peers is in none of it', async () => {
    const { scopes, initiatives, members: rows } = await read(study)
    const peers = await lab.lab.db
      .selectFrom('groups.group')
      .select('id')
      .where('peers_for', '<>', '')
      .executeTakeFirstOrThrow()
    assert.ok(!JSON.stringify([scopes, initiatives, rows]).includes(peers.id))
    assert.equal(initiatives.filter(({ kind }) => kind === 'group').length, 1)
  })

  test('pseudonyms are drawn anew for each study, and no table keeps whose they are', async () => {
    const other = await openStudy(lab, 'autre')
    for (const member of members) await sayYes(lab, other, member)
    await release(lab, other)
    const [one, two] = [await read(study), await read(other)]
    const shared = new Set(one.people.map(({ person }) => person)).intersection(
      new Set(two.people.map(({ person }) => person)),
    )
    assert.equal(shared.size, 0)
    const [someone] = one.people
    const { rows } = await lab.lab.pool.query(
      `select table_schema || '."' || table_name || '"' as name from information_schema.tables where table_type = 'BASE TABLE'
         and table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'release_file'`,
    )
    for (const { name } of rows) {
      const { rowCount } = await lab.lab.pool.query(`select 1 from ${name} r where r::text like $1`, [
        `%${someone?.person}%`,
      ])
      assert.equal(rowCount, 0, name)
    }
  })

  test('two names of one person are two people there', async () => {
    const [, , third] = members
    assert.ok(third)
    const bird = await addName(lab, third, 'Oiseau')
    await speakAs(third, bird)
    await say(third, 'Sous un autre nom.')
    const twice = await openStudy(lab, 'deux-noms')
    for (const member of members) await sayYes(lab, twice, member)
    await release(lab, twice)
    const { people, accounts } = await read(twice)
    assert.equal(people.length, 13)
    // Which two are one is told to nobody; that they are twelve is, and nobody is counted as two where five are needed.
    assert.equal(accounts, 12)
  })

  test('someone reads their own rows, in the same shape, and not who else agreed', async () => {
    const [first] = members
    assert.ok(first)
    const own = await readOwnRows(lab.lab.db, study, first.accountId)
    assert.ok(own)
    assert.deepEqual(
      own.people.map(({ situation, time }) => [situation, time]),
      [['concerned', 'own']],
    )
    assert.deepEqual(own.turns.map(({ kind, answers }) => [kind, answers]).toSorted(), [
      ['answer', '?'],
      ['voice', ''],
    ])
    const page = await first.get('/moi/etudes/ici/donnees/traces')
    assert.match(page.text, /turns\.csv/)
    assert.equal((await silent.get('/moi/etudes/ici/donnees/traces')).status, 404)
    assert.equal(own.credits.length, 1)
    assert.equal(await readOwnRows(lab.lab.db, study, silent.accountId), undefined)
  })

  test('fewer than five leave nothing, and the fifth who comes later changes nothing', async () => {
    const few = await openStudy(lab, 'peu')
    for (const member of members.slice(0, 4)) await sayYes(lab, few, member)
    assert.equal(await release(lab, few), 'too-few')
    for (const member of members.slice(4)) await sayYes(lab, few, member)
    assert.equal(await release(lab, few), 'already')
    assert.deepEqual(await filesOf(few), [])
  })

  test('who withdraws is in no release after, and the one before is erased', async () => {
    const { next } = quarters()
    const going = await openStudy(lab, 'depart')
    for (const member of members) await sayYes(lab, going, member)
    await release(lab, going)
    await members[11]?.post('/recherche/etudes/depart/retirer')
    assert.deepEqual(await filesOf(going), [])
    assert.equal(await release(lab, going), 'would-show')
    assert.equal(await release(lab, going, next), 'released')
    assert.equal((await read(going)).people.length, 11)
  })
})
