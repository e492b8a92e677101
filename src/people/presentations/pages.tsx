import { Check } from '../../platform/choice-fields.tsx'
import { Conflict, keptTexts, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import { fileUrl } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { excerpt, renderMarkdown } from '../../platform/markdown.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { kindOf } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { mostNames } from '../claims.ts'
import { MyParts } from '../mine/parts.tsx'
import type { OwnName, Profile, Published } from './queries.ts'

interface ProfileProps {
  profile: Profile
  rows: readonly Published[]
  next: Cursor | null
  started: boolean
}

/** Someone, as they wish to be seen, and what they published under this name. */
export function ProfilePage({ profile, rows, next, started }: ProfileProps) {
  const { t, viewer } = useView()
  const path = `/@${profile.handle}`
  const own = viewer?.handle === profile.handle
  return (
    <Layout title={profile.name} description={excerpt(profile.words, 200)} feed={`${path}.atom`}>
      <section class="poster people stack">
        {profile.picture && <Face picture={profile.picture} size={96} />}
        <h1>{profile.name}</h1>
        <p class="soft">
          <bdi dir="ltr">@{profile.handle}</bdi>
        </p>
        {own && (
          <p class="acts">
            <a class="act" href={`/moi/noms/${profile.handle}`}>
              {t('people.names.edit')}
            </a>
          </p>
        )}
      </section>
      <HiddenNote id={profile.id} reason={profile.hiddenReason} />
      {profile.words && <Words words={profile.words} lang={profile.lang} />}
      {profile.blocked ? (
        <Blocked profile={profile} />
      ) : (
        <Publications path={path} rows={rows} next={next} started={started} />
      )}
      {viewer && !own && !profile.blocked && (
        <details class="more">
          <summary>{t('people.block.title')}</summary>
          <p>{t('people.block.text')}</p>
          <Form action={`${path}/ne-plus-voir`} submit="people.block.submit" quiet />
        </details>
      )}
      {!own && (
        <p class="acts">
          <ReportLink id={profile.id} />
        </p>
      )}
    </Layout>
  )
}

function Words({ words, lang }: { words: string; lang: string }) {
  const view = useView()
  // The words of people, made safe by renderMarkdown.
  const html = { __html: renderMarkdown(words) }
  return <div class="prose" lang={lang === view.lang ? undefined : lang} dangerouslySetInnerHTML={html} />
}

/** A small picture beside the name it belongs to, which says who it is. */
function Face({ picture, size }: { picture: string; size: number }) {
  return (
    <img class="face" src={fileUrl({ id: picture, name: '320.webp' })} width={size} height={size} alt="" />
  )
}

function Publications({ path, rows, next, started }: Omit<ProfileProps, 'profile'> & { path: string }) {
  const { t } = useView()
  if (rows.length === 0) return <p class="empty">{t('people.profile.nothing')}</p>
  return (
    <>
      <h2>{t('people.profile.published')}</h2>
      <ul class="wall">
        {rows.map((row) => (
          <PublishedCard row={row} />
        ))}
      </ul>
      <Pager path={path} next={next} started={started} />
    </>
  )
}

function PublishedCard({ row }: { row: Published }) {
  const view = useView()
  const kind = kindOf(row.kind)
  const lang = row.lang === view.lang ? undefined : row.lang
  return (
    <li class={`card ${kind.tone}`}>
      <p class="kind">
        <Icon name={kind.tone} /> {view.t(kind.label)}
      </p>
      <h3 lang={lang}>
        <a href={row.path}>{row.title}</a>
      </h3>
      {row.summary && <p lang={lang}>{excerpt(row.summary, 140)}</p>}
      <p class="by">
        <Ago at={row.at} />
      </p>
    </li>
  )
}

function Blocked({ profile }: { profile: Profile }) {
  const { t } = useView()
  return (
    <div class="note stack">
      <p>{t('people.block.blocked', { name: profile.name })}</p>
      <Form action={`/@${profile.handle}/revoir`} submit="people.block.undo" quiet />
    </div>
  )
}

/** Nobody bears this name any more, and nobody else ever will. */
export function GonePage() {
  const { t } = useView()
  return (
    <Layout title={t('people.profile.gone')} personal>
      <h1>{t('people.profile.gone')}</h1>
      <p>{t('people.profile.gone-text')}</p>
      <p class="acts">
        <a class="act main" href="/">
          {t('error.home')}
        </a>
      </p>
    </Layout>
  )
}

/** One's presentations: which one speaks, and how to have another. */
export function NamesPage({ names, state }: { names: readonly OwnName[]; state?: FormState | undefined }) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('people.names.title')} personal>
      <h1>{t('people.names.title')}</h1>
      <MyParts />
      <p>{t('people.names.text')}</p>
      <ul class="wall">
        {names.map((one) => (
          <li class="card people">
            <p class="kind">
              <Icon name="people" /> <bdi dir="ltr">@{one.handle}</bdi>
            </p>
            <h2>
              <a href={`/moi/noms/${one.handle}`}>{one.name}</a>
            </h2>
            {one.words && <p>{excerpt(one.words, 120)}</p>}
            {one.id === viewer?.presentationId ? (
              <p>
                <b>{t('people.names.speaking')}</b>
              </p>
            ) : (
              <form method="post" action={`/moi/noms/${one.handle}/parler`}>
                <button class="act">{t('people.names.speak')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {names.length < mostNames && (
        <section class="stack">
          <h2>{t('people.names.add')}</h2>
          <p>{t('people.names.add-text')}</p>
          <Form action="/moi/noms" state={state} submit="people.names.add-submit">
            <Field name="name" label="people.name.label" hint="people.name.hint" state={state} max={40} />
            <Field
              name="words"
              label="people.names.words"
              hint="people.names.words-hint"
              state={state}
              rows={3}
              max={1_000}
              optional
            />
          </Form>
        </section>
      )}
    </Layout>
  )
}

/** What a presentation says, field by field. */
const nameLabels = { name: 'people.name.label', words: 'people.names.words' } as const

interface EditProps {
  own: OwnName
  only: boolean
  state?: FormState | undefined
}

/** How one of one's presentations shows itself. */
export function EditNamePage({ own, only, state }: EditProps) {
  const { t } = useView()
  const path = `/moi/noms/${own.handle}`
  return (
    <Layout title={own.name} personal>
      <h1>{own.name}</h1>
      <MyParts />
      <p>
        <a href={`/@${own.handle}`} dir="ltr">
          @{own.handle}
        </a>
        . {t('people.names.handle-stays')}
      </p>
      <Conflict state={state} kept={keptTexts(nameLabels, own)} />
      <Form action={path} state={state} submit="people.names.save" files>
        <Version now={own.version} state={state} />
        <Field name="name" label={nameLabels.name} state={state} value={own.name} max={40} />
        <Field
          name="words"
          label={nameLabels.words}
          hint="people.names.words-hint"
          state={state}
          value={own.words}
          rows={6}
          max={1_000}
          optional
        />
        {own.picture && (
          <>
            <Face picture={own.picture} size={96} />
            <Check name="no-picture" label="people.names.no-picture" state={state} />
          </>
        )}
        <Field
          name="alt"
          label="people.names.alt"
          hint="people.names.alt-hint"
          state={state}
          max={300}
          optional
        />
        <FileField
          name="picture"
          label="people.names.picture"
          hint="people.names.picture-hint"
          accept="image/*"
          state={state}
        />
      </Form>
      <ul class="links">
        <li>
          <a href={only ? '/moi/donnees' : `${path}/effacer`}>{t('people.names.erase')}</a>
        </li>
      </ul>
    </Layout>
  )
}
