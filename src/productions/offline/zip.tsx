import { Readable } from 'node:stream'
import { readAsset } from '../../platform/assets.ts'
import { listContents } from '../../platform/files/show.ts'
import type { Lab } from '../../platform/lab.ts'
import { withView, type View } from '../../platform/view.ts'
import { readableOf } from '../../platform/files/contents.ts'
import { writeZip, type ZipEntry } from '../../platform/zip.ts'
import type { ShownProduction } from '../reading/queries.ts'
import { besideScorm, ScormFrame, writeManifest } from './scorm.tsx'
import { beside, writeSite, type Site } from './site.tsx'

/** A production as a ZIP of pages that open from a folder: `index.html` first. It streams. */
export async function zipSite(lab: Lab, view: View, production: ShownProduction): Promise<ReadableStream> {
  const site = writeSite(view, production)
  return writeZip(lab.log, await listEntries(lab, production, site), production.versionAt)
}

/** The same pages as a package for course platforms that speak SCORM 1.2. It streams. */
export async function zipScorm(lab: Lab, view: View, production: ShownProduction): Promise<ReadableStream> {
  const site = writeSite(view, production)
  const frame = withView(
    view,
    () => `<!doctype html>${(<ScormFrame title={production.title} site={site} />).toString()}`,
  )
  const entries = [
    ...(await listEntries(lab, production, site)),
    ...assetEntries(besideScorm),
    textEntry('scorm.html', frame),
  ]
  const manifest = writeManifest(
    production,
    entries.map(({ name }) => name),
  )
  return writeZip(lab.log, [textEntry('imsmanifest.xml', manifest), ...entries], production.versionAt)
}

async function listEntries(lab: Lab, production: ShownProduction, site: Site): Promise<ZipEntry[]> {
  const contents = await listContents(lab.db, production.id)
  const hashes = new Map(contents.map(({ id, name, sha256 }) => [`${id} ${name}`, sha256]))
  const media = [...site.media].flatMap(([name, file]) => {
    const sha256 = hashes.get(`${file.id} ${file.name}`)
    return sha256 === undefined ? [] : [mediaEntry(lab, name, sha256)]
  })
  return [...site.pages.map(({ name, html }) => textEntry(name, html)), ...assetEntries(beside), ...media]
}

const textEntry = (name: string, text: string): ZipEntry => ({
  name,
  compress: true,
  open: () => Promise.resolve(Readable.from([Buffer.from(text)])),
})

const assetEntries = (assets: Readonly<Record<string, string>>): ZipEntry[] =>
  Object.entries(assets).map(([source, name]) => ({
    name,
    compress: true,
    open: async () => Readable.from([Buffer.from(await readAsset(source))]),
  }))

const mediaEntry = (lab: Lab, name: string, sha256: string): ZipEntry => ({
  name,
  compress: false,
  open: async () => {
    const content = await lab.files.open(sha256)
    // Erased since it was listed: the page says what is not there.
    return content ? readableOf(content) : Readable.from([])
  },
})
