/**
 * The frame of a production inside a course platform that speaks SCORM 1.2: it stays open while pages come and go, and reports how far one has
 * come. See https://scorm.com/scorm-explained/technical-scorm/run-time/run-time-reference/ for the names of what is set.
 */

interface Platform {
  LMSInitialize: (nothing: '') => string
  LMSGetValue: (name: string) => string
  LMSSetValue: (name: string, value: string) => string
  LMSCommit: (nothing: '') => string
  LMSFinish: (nothing: '') => string
}

/** The platform puts its object on a window above this one, or on the one that opened it. */
function findPlatform(): Platform | null {
  const above: Window[] = []
  for (let one: Window = window; above.length < 10; one = one.parent) {
    above.push(one)
    if (one.parent === one) break
  }
  if (above.at(-1)?.opener) above.push(above.at(-1)?.opener)
  for (const one of above) {
    try {
      // The name is SCORM's; whoever sets it promises what it does.
      const found = (one as Window & { API?: Platform }).API
      if (found) return found
    } catch {
      // A window of another site shows nothing: the platform is elsewhere.
    }
  }
  return null
}

/** How far one has come, as it is kept between two visits: one letter for each page or question, since platforms keep 4,096. */
interface Progress {
  /** 1 for a page that was seen. */
  seen: string
  /** The last answer to each question: 1 for a right one, 0 for another, - for none. */
  answers: string
  ended: boolean
}

function readProgress(kept: string): Progress {
  const nothing = { seen: '0'.repeat(steps), answers: '-'.repeat(questions), ended: false }
  try {
    const progress: Progress = { ...nothing, ...JSON.parse(kept) }
    // Kept of another version, it says nothing of this one.
    return progress.seen.length === steps && progress.answers.length === questions ? progress : nothing
  } catch {
    return nothing
  }
}

const put = (letters: string, at: number, letter: string) =>
  letters.slice(0, at) + letter + letters.slice(at + 1)

const frame = document.querySelector('iframe')
const steps = Number(document.body.dataset['steps'])
const questions = Number(document.body.dataset['questions'])
const platform = findPlatform()
const startedAt = Date.now()

function report(progress: Progress): void {
  if (!platform) return
  const isDone = progress.ended || (steps > 0 && !progress.seen.includes('0'))
  platform.LMSSetValue('cmi.suspend_data', JSON.stringify(progress))
  platform.LMSSetValue('cmi.core.lesson_status', isDone ? 'completed' : 'incomplete')
  if (questions > 0) {
    const right = progress.answers.replaceAll(/[^1]/g, '').length
    platform.LMSSetValue('cmi.core.score.min', '0')
    platform.LMSSetValue('cmi.core.score.max', '100')
    platform.LMSSetValue('cmi.core.score.raw', String(Math.round((100 * right) / questions)))
  }
  platform.LMSCommit('')
}

/** A length of time as SCORM writes it. */
function writeTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

interface News {
  page?: string
  step?: number
  ends?: boolean
  question?: number
  right?: boolean
}

function listen(progress: Progress): void {
  window.addEventListener('message', (event: MessageEvent<{ socialab?: News }>) => {
    const news = event.source === frame?.contentWindow ? event.data.socialab : undefined
    if (!news) return
    const { page, step, question } = news
    if (page) platform?.LMSSetValue('cmi.core.lesson_location', page)
    if (step !== undefined) progress.seen = put(progress.seen, step, '1')
    if (question !== undefined) progress.answers = put(progress.answers, question, news.right ? '1' : '0')
    if (news.ends) progress.ended = true
    report(progress)
  })
}

platform?.LMSInitialize('')
listen(readProgress(platform?.LMSGetValue('cmi.suspend_data') ?? ''))
// Pages of ours alone: a platform that kept something else would have it open here.
const last = platform?.LMSGetValue('cmi.core.lesson_location') ?? ''
if (frame) frame.src = /^[\w-]+\.html$/.test(last) ? last : 'index.html'
window.addEventListener('pagehide', () => {
  platform?.LMSSetValue('cmi.core.session_time', writeTime(Date.now() - startedAt))
  platform?.LMSFinish('')
})
