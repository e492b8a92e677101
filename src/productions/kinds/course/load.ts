import { param, requireFound, type Ctx } from '../../../platform/web.ts'
import { loadDraft } from '../../making/load.ts'
import { readProduction } from '../../reading/queries.ts'
import { formOfKind } from '../registry.ts'
import { readCourse, type Course } from './course.ts'

export const coursePath = '/productions/:slug/cours'
export const versionPath = '/productions/:slug/versions/:number{[1-9][0-9]{0,5}}/cours'

/** A course where it is followed. */
export interface Followed {
  title: string
  lang: string
  course: Course
  /** Where it is followed; its steps stand under that. */
  path: string
  /** The page that says what it is. */
  back: string
  /** The production that what one did is noted for; null where it is only looked at: a draft, a version of before. */
  productionId: string | null
  /** Whether the reader writes it, and whether it was taken out of sight of all others. */
  writable: boolean
  withdrawn: boolean
}

/** The course of this address as readers get it, or one of its versions; 404 where the production is no course. */
export async function loadCourse(c: Ctx): Promise<Followed> {
  const asked = c.req.param('number')
  const version = asked === undefined ? null : Number(asked)
  const made = requireCourse(
    c,
    requireFound(await readProduction(c.var.lab.db, c.var.viewer, param(c, 'slug'), version)),
  )
  const { id, title, lang, parts, writable, withdrawnAt } = made
  const back = version === null ? made.path : `${made.path}/versions/${version}`
  const course = readCourse(parts)
  return {
    ...{ title, lang, course, back },
    path: `${back}/cours`,
    productionId: version === null ? id : null,
    ...{ writable, withdrawn: withdrawnAt !== null },
  }
}

/** The course that is being written at this address, and whoever writes it. */
export async function loadDraftCourse(c: Ctx) {
  const { viewer, draft: any } = await loadDraft(c)
  const draft = requireCourse(c, any)
  const { title, lang, parts } = draft
  const back = `/productions/ebauches/${draft.id}`
  const course = readCourse(parts)
  const followed: Followed = {
    ...{ title, lang, course, back },
    path: `${back}/cours`,
    productionId: null,
    ...unpublished,
  }
  return { viewer, draft, followed }
}

const unpublished = { writable: true, withdrawn: false }

function requireCourse<Made extends { kind: string }>(c: Ctx, made: Made): Made {
  return requireFound(formOfKind(c.var.lab.words, made.kind).form === 'course' ? made : null)
}
