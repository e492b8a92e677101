import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { Limits } from './limits.ts'
import type { Mail } from './mail.ts'
import { translator, type Translate } from './messages.ts'
import { pronounOf, type Words } from './words.ts'

/** What a job writes a letter with, where no request brings it: in French, as the lab speaks. */
export interface Post {
  mail: Mail
  limits: Pick<Limits, 'count'>
  publicUrl: URL
  t: Translate
}

const posts = new WeakMap<Db, Omit<Post, 't'> & { words: Words }>()

/** Opens the way out for letters beside a database, so that jobs find it. */
export function openPost(
  db: Db,
  { config, ...post }: { config: Pick<Config, 'publicUrl'>; mail: Mail; limits: Limits; words: Words },
): void {
  posts.set(db, { ...post, publicUrl: config.publicUrl })
}

/** The way out for letters opened beside this database. */
export function postOf(db: Db): Post {
  const post = posts.get(db)
  if (!post) throw new Error('no post was opened beside this database')
  // Asked each time: the lab may change how it speaks.
  return { ...post, t: translator('fr', pronounOf(post.words)) }
}
