import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'
import { clientAddress, openLimits } from './limits.ts'

let it: TestLab
before(async () => {
  it = await openTestLab({ VENUE_ADDRESSES: '203.0.113.0/24' })
})
after(() => it.close())

test('a forged X-Forwarded-For changes nothing', () => {
  assert.equal(clientAddress('198.51.100.7', '1.2.3.4', []), '198.51.100.7')
  assert.equal(clientAddress('198.51.100.7', '1.2.3.4', ['10.0.0.1']), '198.51.100.7')
})

test('a trusted proxy says who asks, by the last address it added', () => {
  assert.equal(clientAddress('::ffff:10.0.0.1', '6.6.6.6, 198.51.100.7', ['10.0.0.0/8']), '198.51.100.7')
  assert.equal(clientAddress('10.0.0.1', 'nonsense', ['10.0.0.0/8']), '10.0.0.1')
})

test('one home counts once in IPv6', () => {
  assert.equal(
    clientAddress('2001:db8:1:2:aaaa::1', undefined, []),
    clientAddress('2001:db8:1:2:ffff:1:2:3', undefined, []),
  )
  assert.notEqual(
    clientAddress('2001:db8:1:2::1', undefined, []),
    clientAddress('2001:db8:1:3::1', undefined, []),
  )
})

test('too much of one thing is refused with the seconds to wait, for that person alone', async () => {
  const { limits } = it.lab
  for (let time = 0; time < 10; time += 1) assert.equal(await limits.count('open', 'account a'), 0)
  assert.ok((await limits.count('open', 'account a')) > 0)
  assert.equal(await limits.count('open', 'account b'), 0)
})

test('two processes count together', async () => {
  const { pool, config } = it.lab
  const other = openLimits(pool, config, await secretOf())
  for (let time = 0; time < 5; time += 1) {
    await it.lab.limits.count('report', 'account c')
    await other.count('report', 'account c')
  }
  assert.ok((await other.count('report', 'account c')) > 0)
})

test('the counters hold no address and no account', async () => {
  await it.lab.limits.count('join', 'address 198.51.100.7')
  const { rows } = await it.lab.pool.query<{ key: string }>('select key from platform.limit_count')
  assert.ok(rows.length > 0)
  assert.ok(rows.every(({ key }) => !key.includes('198.51') && !key.includes('account')))
})

test('the shared addresses of the place are known', () => {
  assert.equal(it.lab.limits.isShared('203.0.113.9'), true)
  assert.equal(it.lab.limits.isShared('203.0.114.9'), false)
})

async function secretOf(): Promise<Buffer> {
  const { rows } = await it.lab.pool.query<{ value: Buffer }>(
    "select value from platform.secret where name = 'limits'",
  )
  const [row] = rows
  assert.ok(row)
  return row.value
}
