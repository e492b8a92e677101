import { generateRssFeed } from 'feedsmith'
import { fileUrl } from '../../platform/files/show.ts'
import { labName } from '../../platform/layout.tsx'
import { excerpt } from '../../platform/markdown.ts'
import { useView } from '../../platform/view.ts'
import { writeAuthors } from '../authors/names.tsx'
import type { Sound } from './sounds.ts'

interface Channel {
  title: string
  description: string
  /** The page that shows the same sounds. */
  page: string
  lang: string
  /** Path of a picture of it. */
  picture: string
}

/** Sounds as RSS 2.0 with enclosures, and the fields of the itunes namespace that players of podcasts ask for. */
export function writePodcast({ title, description, page, lang, picture }: Channel, sounds: readonly Sound[]) {
  const { path } = useView()
  const author = labName()
  return generateRssFeed({
    title,
    description,
    link: absolute(page),
    language: lang,
    lastBuildDate: new Date(Math.max(0, ...sounds.map(({ heardAt }) => heardAt.getTime()))),
    image: { url: absolute(picture), title, link: absolute(page) },
    atom: { links: [{ href: absolute(path), rel: 'self', type: 'application/rss+xml' }] },
    itunes: {
      author,
      image: absolute(picture),
      explicit: false,
      type: 'episodic',
      categories: [{ text: 'Society & Culture' }],
    },
    items: sounds.map(writeItem),
  })
}

function writeItem(sound: Sound) {
  const address = absolute(sound.path)
  return {
    title: sound.title || sound.production,
    description: sound.text ? excerpt(sound.text, 1_000) : sound.summary,
    link: address,
    // The address of a file changes with the file: the sound it is stays.
    guid: { value: `${sound.id}-${sound.key}`, isPermaLink: false },
    pubDate: sound.heardAt,
    enclosures: [
      {
        url: absolute(fileUrl({ id: sound.file, name: sound.name })),
        length: Number(sound.bytes),
        type: sound.type,
      },
    ],
    itunes: {
      author: writeAuthors(sound.authors, null),
      explicit: false,
      ...(sound.seconds !== null && { duration: Math.round(sound.seconds) }),
    },
    ...(sound.text && { podcast: { transcripts: [{ url: address, type: 'text/html' }] } }),
  }
}

function absolute(path: string): string {
  return new URL(path, useView().publicUrl).href
}
