/** What a word that is hidden was. */
export type MaskLabel =
  'nom' | 'courriel' | 'téléphone' | 'numéro' | 'adresse' | 'date de naissance' | 'montant' | 'caché'

/** How something personal looks: what comes before it in a first group, then what is hidden. Browsers get the same rules as data. */
export interface MaskRule {
  label: MaskLabel
  source: string
  flags: string
  /** Found, but hidden only if asked. */
  optional?: true
}

// Without look-behind, which Safari reads since 16.4 only.
const first = String.raw`\p{Lu}[\p{L}'’-]+`
const notName = String.raw`(?!(?:Madame|Monsieur|Mademoiselle|Mme|Le|La|Les|Vous|Nous)(?![\p{L}]))`
const names = `${notName}${first}(?:[ \\u00a0]${notName}${first}){0,3}`
const titles =
  'M\\.|MM\\.|Mme\\.?|Mmes|Mlle\\.?|Me|Dr\\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|MONSIEUR|MADAME|Maître|Docteur'
const birth = String.raw`\d{1,2}(?:er)?[ ./-](?:\d{1,2}|\p{L}{3,9}\.?)[ ./-]\d{2,4}`
const streets =
  '[Rr]ue|[Aa]venue|[Aa]v\\.|[Bb]oulevard|[Bb]d|[Pp]lace|[Ii]mpasse|[Cc]hemin|[Aa]llées?|[Rr]oute|[Cc]ours|[Qq]uai|[Ss]quare|[Tt]raverse|[Mm]ontée|[Pp]assage|[Ll]otissement|[Cc]ité|[Rr]ésidence|RUE|AVENUE|BOULEVARD|PLACE|IMPASSE|CHEMIN|ALLÉE|COURS|QUAI|TRAVERSE|RÉSIDENCE'
const small = 'de|du|des|la|le|les|aux?|DE|DU|DES|LA|LE|LES'
/** What is written before the number of someone's file. */
const before =
  '[Nn]°|[Nn]º|[Nn]uméros?|NUMÉRO|[Mm]atricule|[Aa]llocataire|ALLOCATAIRE|[Dd]ossier|DOSSIER|[Rr]éférence|[Rr]éf\\.?|[Bb]énéficiaire|[Uu]sager|[Cc]lient|[Ff]iscal|[Cc]ontrat|[Ii]dentifiant|AGDREF|[Ss]écurité sociale'

/** In the order in which they are looked for: what one found, the next leaves alone. */
export const maskRules: readonly MaskRule[] = [
  { label: 'courriel', source: String.raw`()([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)`, flags: 'gu' },
  {
    // An IBAN.
    label: 'numéro',
    source: String.raw`(^|[^\p{L}\d])([A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z\d]{4}){3,7}(?:[ \u00a0]?[A-Z\d]{1,3})?)(?![\p{L}\d])`,
    flags: 'gu',
  },
  {
    // The number of French social security: sex, year, month, place, order, key.
    label: 'numéro',
    source: String.raw`(^|[^\d])([12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?)(?!\d)`,
    flags: 'gu',
  },
  {
    label: 'téléphone',
    source: String.raw`(^|[^\d])((?:(?:\+|00)33[ .]?(?:\(0\)[ .]?)?|0)[1-9](?:[ .\u00a0-]?\d{2}){4})(?!\d)`,
    flags: 'gu',
  },
  {
    label: 'date de naissance',
    source: `((?:[Nn]ée?s?(?:\\(e\\))?|[Dd]ate de naissance|DATE DE NAISSANCE)[ \\u00a0]*:?[ \\u00a0]*(?:le[ \\u00a0])?)(${birth})`,
    flags: 'gu',
  },
  {
    label: 'numéro',
    source: `((?:${before})[^\\d\\n]{0,25}?)((?:[A-Z]{1,3}-?)?\\d(?:[ ./-]?\\d){3,20}(?:[ ./-]?[A-Z]{1,2}(?![\\p{L}]))?)`,
    flags: 'gu',
  },
  { label: 'numéro', source: String.raw`(^|[^\d,.])(\d{7,}[A-Z]?)(?![\d])`, flags: 'gu' },
  {
    label: 'adresse',
    source: `(^|[^\\d])(\\d{1,4}(?:[ ]?(?:bis|ter|quater))?,?[ \\u00a0](?:${streets})(?:[ ](?:${small}))*[ ](?:[ld]['’])?[\\p{L}\\d'’-]{2,}(?:[ -](?:(?:${small})[ ])?(?:[ld]['’])?\\p{Lu}[\\p{L}'’-]*)*)`,
    flags: 'gu',
  },
  {
    label: 'adresse',
    source: String.raw`(^|[^\d])(\d{5}[ \u00a0]\p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+)*)`,
    flags: 'gu',
  },
  { label: 'nom', source: `((?:^|[^\\p{L}])(?:${titles})[ \\u00a0]+)(${names})`, flags: 'gu' },
  {
    label: 'nom',
    source: `((?:^|[^\\p{L}])(?:[Nn]om|[Pp]rénoms?|NOM|PRÉNOM|[Nn]om de naissance|[Nn]om d['’]usage|[Bb]énéficiaire)[ \\u00a0]*:[ \\u00a0]*)(${first}(?:[ \\u00a0]${first}){0,3})`,
    flags: 'gu',
  },
  {
    label: 'montant',
    source: String.raw`(^|[^\d,.])(\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*(?:,\d{1,2})?[ \u00a0\u202f]?(?:€|euros?))`,
    flags: 'giu',
    optional: true,
  },
]

/** Where something looks personal: from one letter to another. */
export interface Spot {
  from: number
  to: number
  label: MaskLabel
  optional: boolean
}

/** What looks personal in a text, in its order; a name found once is found wherever it stands. */
export function findSpots(text: string): Spot[] {
  const spots: Spot[] = []
  const taken = new Uint8Array(text.length)
  const add = (spot: Spot) => {
    if (taken.subarray(spot.from, spot.to).includes(1)) return
    taken.fill(1, spot.from, spot.to)
    spots.push(spot)
  }
  for (const { label, source, flags, optional = false } of maskRules)
    for (const [at, before, found] of matchesOf(text, new RegExp(source, flags)))
      add({ from: at + before.length, to: at + before.length + found.length, label, optional })
  const people = spots.filter(({ label }) => label === 'nom').map(({ from, to }) => text.slice(from, to))
  const names = new Set(
    people
      .flatMap((words) => words.split(/[\s\u00a0]/u))
      .filter((name) => name.length > 2 && name.length < 100),
  )
  if (names.size > 0)
    for (const [at, before, found] of matchesOf(text, namesAgain([...names])))
      add({ from: at + before.length, to: at + before.length + found.length, label: 'nom', optional: false })
  return spots.sort((one, other) => one.from - other.from)
}

function matchesOf(text: string, rule: RegExp): [at: number, before: string, found: string][] {
  return [...text.matchAll(rule)].map((match) => [match.index, match[1] ?? '', match[2] ?? ''])
}

/** All names at once, the longest first: a text full of names is read once, not once for each. */
function namesAgain(names: readonly string[]): RegExp {
  const all = names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replace(/[^\p{L}]/gu, '.'))
  return new RegExp(`(^|[^\\p{L}])(${all.join('|')})(?![\\p{L}])`, 'giu')
}

/** A word of a text, from one space to the next, by its place: its letters without the points and brackets around them are what is hidden. */
export interface MaskWord {
  at: number
  text: string
  /** What it looks like, if it looks personal. */
  label: MaskLabel | null
  /** Whether it is hidden unless someone says otherwise. */
  hidden: boolean
}

/** The words of a text, and what looks personal among them. */
export function listMaskWords(text: string): MaskWord[] {
  const spots = findSpots(text)
  let next = 0
  return [...text.matchAll(/\S+/gu)].map((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    while ((spots[next]?.to ?? Infinity) <= from) next += 1
    const spot = (spots[next]?.from ?? Infinity) < to ? spots[next] : undefined
    return { at: from, text: match[0], label: spot?.label ?? null, hidden: spot?.optional === false }
  })
}

/** The signs before and after a word; a word that is all signs has none. */
const around = /^([^\p{L}\p{N}+]*)[\p{L}\p{N}+](?:.*[\p{L}\p{N}])?([^\p{L}\p{N}]*)$/su

/** The text with the words of these numbers hidden, each as « [nom] » or what it looks like; words that follow each other are one mask. */
export function maskText(text: string, hidden: ReadonlySet<number>): string {
  const words = listMaskWords(text)
  let masked = ''
  let done = 0
  let last: MaskLabel | null = null
  for (const [number, { at, text: word, label }] of words.entries()) {
    const between = text.slice(done, at)
    done = at + word.length
    if (!hidden.has(number)) {
      masked += between + word
      last = null
      continue
    }
    const [, before = '', after = ''] = around.exec(word) ?? []
    const says = label ?? 'caché'
    const goesOn = last === says && before === '' && !between.includes('\n')
    masked += goesOn ? after : `${between}${before}[${says}]${after}`
    last = after === '' ? says : null
  }
  return masked + text.slice(done)
}

/** The text with all that looks personal hidden. */
export function maskAll(text: string): string {
  const hidden = listMaskWords(text).flatMap((word, number) => (word.hidden ? [number] : []))
  return maskText(text, new Set(hidden))
}

const surely: readonly MaskLabel[] = ['courriel', 'téléphone', 'numéro']

/** Whether something is left that is nearly always somebody's: a number, an e-mail address, a telephone. */
export function seemsPersonal(text: string): boolean {
  return findSpots(text).some(({ label }) => surely.includes(label))
}
