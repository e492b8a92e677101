import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { assetPath, assetRoutes } from './platform/assets.ts'
import { endDraft } from './platform/end-draft.ts'
import { showError } from './platform/errors.tsx'
import { fileRoutes } from './platform/files/routes.ts'
import { uploadRoutes } from './platform/files/uploads/routes.tsx'
import { endReceived } from './platform/give-back.ts'
import {
  countTakingAway,
  sameOriginOnly,
  secureHeaders,
  whileThereIsRoom,
  withoutCookies,
  withoutNul,
} from './platform/guard.ts'
import type { Lab } from './platform/lab.ts'
import { translator } from './platform/messages.ts'
import { healthRoutes, measured } from './platform/metrics.ts'
import { readSaid } from './platform/page.tsx'
import type { PageStore } from './platform/pagestore.ts'
import { readReading, readingCookie } from './platform/reading.ts'
import { SignInNeeded, type Ctx, type Web } from './platform/web.ts'
import { pronounOf } from './platform/words.ts'
import { getCookie } from 'hono/cookie'
import { peopleRoutes, readViewer, showSignIn } from './people/index.ts'
import { conversationRoutes } from './conversation/index.ts'
import { groupRoutes } from './groups/index.ts'
import { placeRoutes } from './place/index.ts'
import { closedPath, framePath, productionRoutes } from './productions/index.ts'
import { knowledgeRoutes } from './knowledge/index.ts'
import { usesRoutes } from './uses/index.ts'
import { institutionsRoutes } from './institutions/index.ts'
import { researchRoutes } from './research/index.ts'
import { careRoutes } from './care/index.ts'
import { feedRoutes, siteRoutes } from './site/index.ts'

/** The whole application on an open lab. The page store is given by the process that listens. */
export function createApp(lab: Lab, pages?: PageStore): Hono<Web> {
  const app = new Hono<Web>({ strict: true })
  app.use(framePath, withoutCookies)
  app.use(closedPath, withoutCookies)
  app.use(async (c, next) => {
    c.set('lab', lab)
    setView(c)
    // What each answer may leave behind, unless its route says otherwise.
    c.header('cache-control', 'private, no-cache')
    await next()
    await endReceived(c)
    await endDraft(c)
    if (pages && c.get('storedFor') && !c.var.viewer)
      c.res = await pages.keep(c.req.raw, c.res, c.var.storedFor)
  })
  app.use(secureHeaders)
  app.use(measured)
  app.route('/', healthRoutes)
  app.route('/', assetRoutes)
  app.use(withoutNul)
  app.use(sameOriginOnly)
  app.use(async (c, next) => {
    c.set('viewer', await readViewer(c))
    c.var.view.viewer = c.var.viewer
    await next()
  })
  app.use(whileThereIsRoom)
  app.use(countTakingAway)
  for (const routes of modules) app.route('/', routes)
  app.route('/', fileRoutes)
  app.route('/', uploadRoutes)
  app.notFound((c) => showError(c, new HTTPException(404)))
  app.onError((error, c) => (error instanceof SignInNeeded ? showSignIn(c) : showError(c, error)))
  return app
}

export interface Route {
  method: string
  path: string
}

/** Every URL the application answers, by method and pattern, without the middleware before it. */
export function listRoutes(app: Hono<Web>): Route[] {
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, path }))
  return [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()]
}

/** Every module's routes, in the product's own order. */
const modules: Hono<Web>[] = [
  // The addresses of feeds also fit the patterns of groups and names.
  feedRoutes,
  peopleRoutes,
  conversationRoutes,
  groupRoutes,
  placeRoutes,
  productionRoutes,
  knowledgeRoutes,
  usesRoutes,
  institutionsRoutes,
  researchRoutes,
  careRoutes,
  siteRoutes,
]

function setView(c: Ctx): void {
  const reading = readReading(getCookie(c, readingCookie), c.req.header('accept-language'))
  const { lab } = c.var
  const url = new URL(c.req.url)
  c.set('viewer', null)
  c.set('view', {
    ...reading,
    t: translator(reading.locale, pronounOf(lab.words)),
    dir: reading.locale === 'ar' ? 'rtl' : 'ltr',
    lang: reading.locale === 'fr-x-simple' ? 'fr' : reading.locale,
    viewer: null,
    path: url.pathname + url.search,
    answersForm: c.req.method === 'POST',
    publicUrl: lab.config.publicUrl,
    zone: lab.zone,
    now: new Date(),
    words: lab.words,
    assets: assetPath,
    said: readSaid(c),
    uploads: [],
  })
}
