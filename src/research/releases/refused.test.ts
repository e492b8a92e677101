import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { groupAt, openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openStudy, quarters, release, sayYes } from '../../../test/support/studies.ts'
import { say } from '../../../test/support/voices.ts'

/** A group of eight whom everyone sees. An attacker reads all that anyone may read, and looks for who said no. */
suite('who said no', () => {
  let lab: TestLab
  let members: Member[]
  let group: string
  const { present } = quarters()

  before(async () => {
    lab = await openTestLab()
    members = await Promise.all(Array.from({ length: 8 }, (_, number) => lab.member(`P${number}`)))
    const [first, ...others] = members
    assert.ok(first)
    const path = await openGroup(first, { name: 'À huit' })
    for (const member of others) await member.post(`${path}/entrer`)
    group = (await groupAt(lab, path)).id
    for (const member of members) await say(member, 'Bonjour à tous.')
  })
  after(() => lab.close())

  /** All that a visitor reads of what left of a study to which these said yes. */
  async function read(slug: string, scopes: readonly string[], yes: readonly Member[]): Promise<string> {
    const study = await openStudy(lab, slug, { scopes })
    for (const [number, member] of yes.entries())
      await sayYes(lab, study, member, { situation: number % 2 ? 'trainer' : 'concerned' })
    await release(lab, study)
    const data = `/recherche/etudes/${slug}/donnees`
    const pages = ['', `/${present.name}`, `/${present.name}.csv`, `/${present.name}.json`]
    const texts: string[] = []
    for (const page of pages) {
      const { status, text } = await lab.visitor().get(data + page)
      assert.equal(status, 200)
      const main = text.includes('<main') ? text.slice(text.indexOf('<main'), text.indexOf('</main')) : text
      texts.push(main.replaceAll(slug, 'étude').replaceAll(/datetime="[^"]*"/g, ''))
    }
    return texts.join('\n')
  }

  test('is not found by a study of their group: it reads the same whoever said yes', async () => {
    const all = await read('etude-a', [group], members)
    assert.equal(await read('etude-b', [group], members.slice(1)), all)
    assert.equal(await read('etude-c', [group], members.slice(4)), all)
    assert.equal(await read('etude-d', [group], []), all)
  })

  test('nor by a study of the lab, which says nothing of the group, and the lab by fives', async () => {
    const text = await read('du-lab', ['lab'], members.slice(1))
    assert.match(text, /environ 5 personnes/)
    assert.doesNotMatch(text, /À huit/)
    assert.ok(!text.includes(group))
    assert.doesNotMatch(text, /\b7\b|<td>[1-4]</)
  })
})
