import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openTestLab, type Client, type TestLab } from '../../../test/support/lab.ts'
import { openMailbox, type Mailbox } from '../../../test/support/mailbox.ts'

let test: TestLab
let mailbox: Mailbox
before(async () => {
  mailbox = await openMailbox()
  test = await openTestLab({
    SMTP_URL: mailbox.url,
    SMTP_FROM: 'lab@exemple.fr',
    VENUE_ADDRESSES: '127.0.0.1',
  })
})
after(async () => {
  await test.close()
  mailbox.close()
})

const phrase = 'girafe lilas tambour nuage'

async function join(name: string): Promise<{ client: Client; code: string }> {
  const client = test.visitor()
  const card = await client.submit('/rejoindre', { name, 'new-pass': phrase, age: '1' })
  return { client, code: /class="code">([^<]+)</.exec(card.text)?.[1] ?? '' }
}

const linkIn = (letter: string) => new URL(/http:\S+/.exec(letter)?.[0] ?? '').pathname

async function confirmAddress(client: Client, email: string): Promise<void> {
  await client.post('/moi/entrer/courriel', { email })
  await client.post(linkIn(await mailbox.next()))
}

describe('the passphrase', () => {
  it('changes with the old one or the card, and puts other devices out', async () => {
    const { client, code } = await join('Change')
    const other = test.visitor()
    await other.post('/entrer', { handle: 'change', pass: phrase })
    const wrong = await client.post('/moi/entrer/phrase', {
      pass: 'pas ça du tout',
      'new-pass': 'une autre phrase entière',
    })
    assert.equal(wrong.status, 422)
    const done = await client.post('/moi/entrer/phrase', {
      pass: code,
      'new-pass': 'une autre phrase entière',
    })
    assert.equal(done.status, 303)
    assert.equal((await client.get('/moi/entrer')).status, 200)
    assert.equal((await other.get('/moi/entrer')).status, 401)
    assert.equal((await test.visitor().post('/entrer', { handle: 'change', pass: phrase })).status, 422)
    const again = await test.visitor().post('/entrer', { handle: 'change', pass: 'Une autre phrase entiere' })
    assert.equal(again.status, 303)
  })
})

describe('the card', () => {
  it('works until another one is drawn, and then no more', async () => {
    const { client, code } = await join('Cartes')
    const page = await client.submit('/moi/entrer/carte')
    const fresh = /class="code">([^<]+)</.exec(page.text)?.[1] ?? ''
    assert.notEqual(fresh, code)
    assert.equal((await test.visitor().post('/entrer/carte', { card: code })).status, 422)
    assert.equal((await test.visitor().post('/entrer/carte', { card: fresh })).status, 303)
  })
})

/** Time goes by: sessions opened so far are no longer of a moment ago, nor are accounts. */
const leaveOpen = async () => {
  await sql`update people.session set opened_at = opened_at - interval '11 minutes'`.execute(test.lab.db)
  await sql`update people.account set created_at = created_at - interval '11 minutes'`.execute(test.lab.db)
}

describe('a session left open', () => {
  const adds = [
    ['/moi/entrer/carte', 'card-pass', {}],
    ['/moi/entrer/cle', 'key-pass', { passkey: '{}' }],
    ['/moi/entrer/courriel', 'email-pass', { email: 'voleur@exemple.fr' }],
  ] as const

  it('gives its finder no other way in, so that it never becomes the account', async () => {
    const { client, code } = await join('Absente')
    await leaveOpen()
    const letters = mailbox.letters.length
    for (const [path, field, fields] of adds) {
      for (const typed of [{}, { [field]: 'au hasard' }]) {
        const refused = await client.post(path, { ...fields, ...typed })
        assert.equal(refused.status, 422, path)
        assert.match(refused.text, /ni votre phrase, ni le code de votre carte/)
      }
    }
    assert.equal(mailbox.letters.length, letters)
    assert.equal((await test.visitor().post('/entrer/carte', { card: code })).status, 303)
  })

  it('takes another one from its owner, who types the phrase or the code of the card', async () => {
    const { client, code } = await join('Présente')
    await leaveOpen()
    assert.match((await client.get('/moi/entrer')).text, /name="card-pass"/)
    const asked = await client.post('/moi/entrer/courriel', {
      email: 'presente@exemple.fr',
      'email-pass': phrase,
    })
    assert.equal(asked.status, 303)
    await mailbox.next()
    assert.equal((await client.post('/moi/entrer/carte', { 'card-pass': code })).status, 303)
  })

  it('says enough in the minutes after one entered, unless others use that computer', async () => {
    const { code } = await join('Revenue')
    await leaveOpen()
    const own = test.visitor()
    await own.post('/entrer/carte', { card: code })
    assert.doesNotMatch((await own.get('/moi/entrer')).text, /card-pass/)
    const shared = test.visitor()
    await shared.post('/entrer/carte', { card: code, 'card-shared': '1' })
    assert.match((await shared.get('/moi/entrer')).text, /card-pass/)
    assert.equal((await shared.post('/moi/entrer/carte')).status, 422)
    assert.equal((await own.post('/moi/entrer/carte')).status, 303)
  })

  it('lets whoever just opened their account there draw a card that they did not note', async () => {
    const client = test.visitor()
    await client.submit('/rejoindre', { name: 'Neuve', 'new-pass': phrase, age: '1', 'new-shared': '1' })
    assert.equal((await client.post('/moi/entrer/carte')).status, 303)
  })
})

describe('sessions', () => {
  it('are listed, and each can be closed by its owner alone', async () => {
    const { client } = await join('Appareils')
    const other = test.visitor()
    await other.post('/entrer', { handle: 'appareils', pass: phrase })
    const id = /name="session" value="([^"]+)"/.exec((await client.get('/moi/entrer')).text)?.[1] ?? ''
    const stranger = await test.member('Étrangère')
    await stranger.post('/moi/entrer/fermer', { session: id })
    assert.equal((await other.get('/moi/entrer')).status, 200)
    await client.post('/moi/entrer/fermer', { session: id })
    assert.equal((await other.get('/moi/entrer')).status, 401)
  })
})

describe('an e-mail address', () => {
  it('opens nothing before its link is followed by the account that asked', async () => {
    const { client } = await join('Postière')
    const stranger = await test.member('Intruse')
    await client.post('/moi/entrer/courriel', { email: 'postiere@exemple.fr' })
    const link = linkIn(await mailbox.next())
    const row = () =>
      test.lab.db
        .selectFrom('people.account')
        .select('id')
        .where('email', '=', 'postiere@exemple.fr')
        .execute()
    await client.get(link)
    assert.deepEqual(await row(), [])
    await stranger.post(link)
    assert.deepEqual(await row(), [])
  })

  it('confirmed, receives a link to sign in that works once', async () => {
    const { client } = await join('Factrice')
    await confirmAddress(client, 'factrice@exemple.fr')
    const asked = await test.visitor().post('/entrer/courriel', { email: 'factrice@exemple.fr' })
    const link = linkIn(await mailbox.next())
    const someone = test.visitor()
    await someone.get(link)
    assert.equal((await someone.post(link)).status, 303)
    assert.match((await someone.get('/sortir')).text, /Factrice/)
    assert.equal((await test.visitor().post(link)).status, 422)
    const unknown = await test.visitor().post('/entrer/courriel', { email: 'personne@exemple.fr' })
    assert.equal(unknown.text, asked.text)
    assert.ok(!mailbox.letters.some((letter) => letter.includes('personne@exemple.fr')))
  })

  it('never joins two accounts: what opens one cannot be taken by another', async () => {
    const { client: first } = await join('Aînée')
    const { client: second } = await join('Cadette')
    await confirmAddress(first, 'commune@exemple.fr')
    await second.post('/moi/entrer/courriel', { email: 'commune@exemple.fr' })
    const said = await second.submit(linkIn(await mailbox.next()))
    assert.match(said.text, /ouvre déjà un autre compte/)
    assert.match((await first.get('/moi/entrer')).text, /commune@exemple\.fr/)
  })

  it('is forgotten when asked', async () => {
    const { client } = await join('Oublieuse')
    await confirmAddress(client, 'oubli@exemple.fr')
    await client.post('/moi/entrer/courriel/retirer')
    assert.doesNotMatch((await client.get('/moi/entrer')).text, /oubli@exemple/)
  })

  it('is refused when it is not one', async () => {
    const { client } = await join('Distraite')
    const page = await client.post('/moi/entrer/courriel', { email: 'pas une adresse' })
    assert.equal(page.status, 422)
    assert.match(page.text, /value="pas une adresse"/)
  })

  it('whose link is older than fifteen minutes is asked again', async () => {
    const { client } = await join('Lente')
    await client.post('/moi/entrer/courriel', { email: 'lente@exemple.fr' })
    const link = linkIn(await mailbox.next())
    await sql`update people.code set expires_at = now() - interval '1 second'`.execute(test.lab.db)
    assert.match((await client.submit(link)).text, /ne sert plus/)
  })
})

describe('a passkey', () => {
  it('that is no answer to a question of ours opens nothing', async () => {
    for (const passkey of [
      '',
      '{',
      '{}',
      '[]',
      'null',
      '{"id":"x","rawId":"x","type":"public-key","response":{},"clientExtensionResults":{}}',
    ]) {
      assert.equal((await test.visitor().post('/entrer/cle', { passkey })).status, 422, passkey)
    }
  })
})
