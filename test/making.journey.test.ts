import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { root } from '../src/platform/root.ts'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'

/** A group makes a film, a course and a game; a passer-by sees them with no more than a telephone. */
describe('making together, without scripts, on a telephone', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let nadia: Walker
  let passer: Walker

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    nadia = await walk('Nadia fait', { baseURL: address, cookies: cookiesOf(await test.member('Nadia')) })
    passer = await walk('passante voit', { baseURL: address })
  })
  after(async () => {
    await close()
    await test.close()
  })

  const cookiesOf = ({ cookies }: Member) => [...cookies].map(([cookie, value]) => `${cookie}=${value}`)

  /** Starts something of a kind in the group, from the page of productions. */
  async function start(kind: string, fields: Record<string, string>): Promise<void> {
    await nadia.arrive('/productions')
    await nadia.go('Proposer une production', kind)
    await nadia.fill(fields)
    await nadia.choose('Avec un groupe', 'Débloquer')
    await nadia.press('Continuer')
    await nadia.reads('Les membres du groupe la voient')
  }

  async function publish(): Promise<void> {
    await nadia.follow('Publier')
    await nadia.press('Publier')
    await nadia.reads("C'est publié. Tout le monde peut la voir, aussi sur internet.")
  }

  it('someone opens a group that will make a film', async () => {
    await nadia.arrive('/groupes')
    await nadia.follow('Ouvrir un groupe')
    await nadia.fill({
      "Comment s'appelle le groupe ?": 'Débloquer',
      "C'est pour quoi faire ?": 'Montrer ce qui débloque un dossier.',
    })
    await nadia.tick('Film')
    await nadia.press('Ouvrir un groupe')
    await nadia.reads('« Débloquer » est ouvert.')
  })

  it('the film does not appear on the network before what is said in it is written, or promised', async () => {
    await start('Film', {
      Titre: 'Le guichet, filmé de la file',
      'En quelques mots': 'Une matinée devant le guichet C, vue par celles et ceux qui attendent.',
    })
    await nadia.follow('Film')
    await nadia.type('Titre du film', 'La matinée')
    const buffer = await readFile(join(root, 'src/platform/files/fixtures/film.mp4'))
    await nadia.attach('Film', { name: 'matinée.mp4', mimeType: 'video/mp4', buffer })
    await nadia.press('Ajouter')
    await nadia.reads("C'est ajouté à l'ébauche.")
    await nadia.follow('Publier')
    await nadia.pressInVain('Publier')
    await nadia.reads('Pour paraître sur internet, il faut écrire ce qui se dit')
    await nadia.follow('Écrire ce qui se dit')
    await nadia.type('Début', '0:00')
    await nadia.type('Ce qui se dit', 'On est là depuis huit heures.')
    await nadia.press('Enregistrer les lignes')
    await nadia.reads('Les lignes sont enregistrées.')
    await nadia.follow('Le guichet, filmé de la file')
    await publish()
  })

  it('a course has five steps', async () => {
    await start('Cours', {
      Titre: 'Garder la preuve',
      'En quelques mots': 'Une demi-heure pour ne plus perdre un papier.',
    })
    await add('Module', { 'Nom du module': 'Ranger', "Ce qu'on saura faire": 'Retrouver un courrier.' })
    await add('Texte', { 'Titre de ce passage': 'Pourquoi garder', Texte: 'Parce que tout se perd.' })
    await add('Question', {
      'La question': 'Faut-il garder les enveloppes ?',
      'La réponse': 'Oui',
      "Ce qu'on dit à qui la choisit": 'Le cachet dit la date.',
    })
    await add('Exercice', { "Nom de l'exercice": 'Une boîte', "Ce qu'il y a à faire": 'Trouver une boîte.' })
    await add('Rencontre', { 'Nom de la rencontre': 'Le mardi', "Ce qu'on y fera": 'On trie ensemble.' })
    await add('Texte', { 'Titre de ce passage': 'Après', Texte: 'On recommence chaque mois.' })
    await publish()
  })

  async function add(what: string, fields: Record<string, string>): Promise<void> {
    await nadia.follow(what)
    await nadia.fill(fields)
    await nadia.press('Ajouter')
    await nadia.reads("C'est ajouté à l'ébauche.")
  }

  it('a game has eight scenes, and one thing that it remembers', async () => {
    await start('Jeu', {
      Titre: 'Guichet D',
      'En quelques mots': 'Une histoire à choix, pour parler du guichet.',
      'Ce qui se passe': 'La file avance. Il est huit heures.',
    })
    // Begun with its words alone, the first scene is known by them until it has a name.
    await write('La file avance. Il est huit heures.', {
      name: 'La file',
      choices: ['Avancer au guichet', 'Prendre un ticket'],
      noted: { number: 2, what: 'le ticket' },
    })
    await write('Avancer au guichet', { choices: ['Demander un écrit', 'Élever la voix'] })
    await write('Prendre un ticket', { choices: ['Attendre son tour'] })
    await write('Attendre son tour', { choices: ['Rentrer chez soi', 'Montrer le ticket'], asked: 2 })
    for (const end of ['Demander un écrit', 'Élever la voix', 'Rentrer chez soi', 'Montrer le ticket'])
      await write(end, {})
    await nadia.follow('Carte des scènes')
    await nadia.reads('Toutes les scènes se rejoignent et chaque choix mène quelque part.')
    await nadia.follow('Guichet D')
    await publish()
  })

  interface Telling {
    name?: string
    choices?: readonly string[]
    /** What the story keeps in mind, and of which choice. */
    noted?: { number: number; what: string }
    /** The choice that is offered only with it. */
    asked?: number
  }

  /** Writes a scene from the map, and begins those that its choices lead to; without any, the story ends there. */
  async function write(title: string, { name = title, choices = [], noted, asked }: Telling): Promise<void> {
    await nadia.follow('Carte des scènes')
    await nadia.follow('Changer', { near: title })
    await nadia.fill({ 'Nom de la scène': name, 'Ce qui se passe': `On est là : ${name}.` })
    for (const [at, words] of choices.entries()) {
      const fields = nadia.page.getByRole('group', { name: `Choix ${at + 1}`, exact: true })
      await fields.getByLabel("Ce qu'on peut faire").fill(words)
      if (noted?.number !== at + 1 && asked !== at + 1) continue
      await fields.getByText('Ce que ça change').click()
      if (asked === at + 1) await fields.getByLabel('Proposé seulement si').first().fill('le ticket')
      else
        await fields
          .getByLabel('On retient')
          .first()
          .fill(noted?.what ?? '')
    }
    if (choices.length === 0) await nadia.tick("L'histoire s'arrête ici")
    await nadia.press('Enregistrer')
    for (const words of choices) {
      await nadia.follow('Carte des scènes')
      await nadia.press('Écrire la suite', { near: words })
      await nadia.type('Ce qui se passe', `On est là : ${words}.`)
      await nadia.press('Enregistrer')
    }
  }

  it('a passer-by watches the film, and reads what is said in it', async () => {
    await passer.arrive('/productions')
    await passer.follow('Le guichet, filmé de la file')
    assert.equal(await passer.page.locator('video track[kind=captions]').count(), 1)
    await passer.follow('Lire tout ce qui se dit')
    await passer.reads('On est là depuis huit heures.')
  })

  it('follows the course to its end, answered in words', async () => {
    await passer.arrive('/productions')
    await passer.go('Garder la preuve', 'Suivre le cours', 'Commencer')
    await passer.reads('Parce que tout se perd.')
    await passer.press("J'ai fait cette étape")
    await passer.tick('Oui')
    await passer.press('Répondre')
    await passer.reads('Le cachet dit la date.')
    for (const last of ['Une boîte', 'Le mardi', 'Après']) {
      await passer.press("J'ai fait cette étape")
      await passer.reads(last)
    }
    await passer.press("J'ai fait cette étape")
    await passer.reads('Tout est fait.')
  })

  it('plays the game to an end that only what was done before opens', async () => {
    await passer.arrive('/productions')
    await passer.go('Guichet D', 'Jouer')
    await passer.press('Avancer au guichet')
    await passer.follow("Revenir au choix d'avant")
    await passer.press('Prendre un ticket')
    await passer.press('Attendre son tour')
    await passer.press('Montrer le ticket')
    await passer.reads('On est là : Montrer le ticket.')
    await passer.reads('Fin')
  })

  it('another lab takes the course in whole, adapts it, and its lineage shows both', async () => {
    const zip = await test.app.request('/productions/garder-la-preuve/tout.zip')
    const buffer = Buffer.from(await zip.arrayBuffer())
    const other = await openTestLab({ PUBLIC_URL: 'https://lab-du-port.example' })
    const { address: there, close: leave } = await putOnline(other)
    try {
      const leo = await walk('Léo importe', { baseURL: there, cookies: cookiesOf(await other.member('Léo')) })
      await leo.arrive('/productions')
      await leo.follow('Importer')
      await leo.attach('Le fichier ZIP', { name: 'cours.zip', mimeType: 'application/zip', buffer })
      await leo.press('Importer')
      await leo.reads("C'est arrivé, avec toutes les versions.")
      await leo.press('Montrer ici')
      await leo.follow('Adapter')
      await leo.tick("Pour d'autres personnes")
      await leo.type('Titre', 'Garder la preuve, au port')
      await leo.type('Ce que vous changez, et pourquoi', "Avec les adresses d'ici.")
      await leo.press("Commencer l'adaptation")
      await leo.follow('Publier')
      await leo.press('Publier')
      await leo.follow('Suivre le cours')
      await leo.reads('Faut-il garder les enveloppes ?')
      await leo.arrive('/productions/garder-la-preuve-au-port/filiation')
      const origin = leo.page.getByRole('link', { name: 'Garder la preuve', exact: true })
      const links = await origin.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
      assert.ok(links.includes('/productions/garder-la-preuve'))
      assert.ok(links.includes(`${address}/productions/garder-la-preuve`))
    } finally {
      await leave()
      await other.close()
    }
  })
})
