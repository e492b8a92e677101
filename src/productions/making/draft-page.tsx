import { nameOf } from '../../platform/choices.ts'
import { fileUrl, type ShownFile } from '../../platform/files/show.ts'
import { UploadNotes } from '../../platform/files/uploads/pages.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { excerpt } from '../../platform/markdown.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { Authors } from '../authors/names.tsx'
import type { ShownPart } from '../parts/sorts.ts'
import { isHeard, isUnsaid } from '../kinds/form.tsx'
import { formOfKind, sortNamed } from '../kinds/registry.ts'
import { ConversionNote } from '../kinds/renditions.tsx'
import type { ShownDraft } from './queries.ts'

/** The table on which something is made: what is said of it, its parts, who is named, and the act that publishes it. */
export function DraftPage({ draft }: { draft: ShownDraft }) {
  const { t } = useView()
  const path = `/productions/ebauches/${draft.id}`
  return (
    <Layout title={draft.title} personal>
      <section class="poster made stack">
        <p class="kind">
          <Icon name="made" />
          {t('productions.kind.draft')} · {nameOf('kind', draft.kind)}
        </p>
        <h1 {...inLang(draft.lang)}>{draft.title}</h1>
        <p>
          {draft.group
            ? t('productions.draft.seen-by-group', { name: draft.group.name })
            : t('productions.draft.seen-by-you')}
        </p>
        <div class="acts">
          <a class="act main" href={`${path}/publier`}>
            {t(draft.version === null ? 'productions.publish' : 'productions.publish.version')}
          </a>
          <a class="act" href={`${path}/apercu`}>
            {t('productions.preview')}
          </a>
        </div>
      </section>
      {draft.clashedAt && <ClashNote at={draft.clashedAt} />}
      {draft.version !== null && draft.path && (
        <p class="note">
          {t('productions.draft.next', { number: draft.version + 1 })}{' '}
          <a href={draft.path}>{t('productions.draft.published')}</a>
        </p>
      )}
      <section class="stack">
        <div class="heading">
          <h2>{t('productions.draft.whole')}</h2>
          <a href={`${path}/ensemble`}>{t('productions.draft.edit-whole')}</a>
        </div>
        <p {...inLang(draft.lang)}>{draft.summary}</p>
        {draft.cover && <Thumb file={draft.cover} />}
        {draft.cover && !draft.coverAlt && <p class="soft">{t('productions.part.alt-missing')}</p>}
        <p class="soft">{nameOf('licence', draft.licence)}</p>
      </section>
      <UploadNotes />
      <PartsSection draft={draft} path={path} />
      <section class="stack">
        <div class="heading">
          <h2>{t('productions.authors')}</h2>
          <a href={`/productions/noms/${draft.productionId}`}>{t('productions.authors.edit')}</a>
        </div>
        <p class="by">
          <Authors authors={draft.authors} group={draft.group} />
        </p>
        <p class="links">
          <a href={`/productions/droits/${draft.productionId}`}>{t('productions.rights.title')}</a>
        </p>
      </section>
      <p>
        <a class="act danger" href={`${path}/jeter`}>
          <Icon name="remove" /> {t('productions.throw')}
        </a>
      </p>
    </Layout>
  )
}

/** A picture that was sent, small: enough to know it is there, and which one it is. */
function Thumb({ file }: { file: ShownFile }) {
  return (
    <img
      class="thumb"
      src={fileUrl(file, '320.webp')}
      width={file.width ?? 160}
      height={file.height ?? 160}
      alt={file.alt}
      lang={file.alt ? file.lang : undefined}
    />
  )
}

function ClashNote({ at }: { at: Date }) {
  const { t, now } = useView()
  // After a day everyone has seen it.
  if (now.getTime() - at.getTime() > 86_400_000) return null
  return (
    <p class="note warn" role="status">
      {t('productions.clash.note')} <Ago at={at} />
    </p>
  )
}

function PartsSection({ draft, path }: { draft: ShownDraft; path: string }) {
  const { t, words } = useView()
  const form = formOfKind(words, draft.kind)
  return (
    <section class="stack">
      <h2>{t('productions.parts')}</h2>
      {draft.parts.length === 0 && <p class="soft">{t('productions.parts.empty')}</p>}
      <ol class="log">
        {draft.parts.map((part, at) => (
          <li>
            <PartLine part={part} path={`${path}/parties/${part.id}`} first={at === 0} lang={draft.lang} />
          </li>
        ))}
      </ol>
      {form.table && (
        <p>
          <a class="act" href={`${path}/${form.table.path}`}>
            {t(form.table.label)}
          </a>
        </p>
      )}
      <h3>{t('productions.parts.add')}</h3>
      <p class="acts">
        {form.sorts.map((sort) => (
          <a class="act" href={`${path}/ajouter/${sort.name}`}>
            <Icon name="add" /> {t(sort.label)}
          </a>
        ))}
      </p>
    </section>
  )
}

interface LineProps {
  part: ShownPart
  path: string
  first: boolean
  lang: string
}

function PartLine({ part, path, first, lang }: LineProps) {
  const { t } = useView()
  const label = t(sortNamed(part.sort).label)
  const name = part.title || part.alt || part.file?.name || excerpt(part.text, 60) || label
  return (
    <div class="stack">
      <p>
        <b>{label}</b> · <span {...inLang(lang)}>{name}</span>
      </p>
      {part.sort === 'picture' && part.file && <Thumb file={part.file} />}
      {part.sort === 'picture' && !part.alt && <p class="soft">{t('productions.part.alt-missing')}</p>}
      {part.sort === 'film' && isUnsaid(part) && <p class="soft">{t('productions.part.captions-later')}</p>}
      {part.sort === 'audio' && isUnsaid(part) && (
        <p class="soft">{t('productions.part.transcript-later')}</p>
      )}
      {part.file && <ConversionNote file={part.file} />}
      <div class="acts">
        {isHeard(part) && (
          <a class="act quiet" href={`${path}/sous-titres`}>
            {t(part.cueCount ? 'productions.captions.edit' : 'productions.captions.write')}
            <span class="sr"> : {name}</span>
          </a>
        )}
        <a class="act quiet" href={path}>
          {t('productions.part.edit')}
          <span class="sr"> : {name}</span>
        </a>
        {!first && (
          <form method="post" action={`${path}/monter`}>
            <button class="act quiet">
              {t('productions.up')}
              <span class="sr"> : {name}</span>
            </button>
          </form>
        )}
        <form method="post" action={`${path}/enlever`}>
          <button class="act quiet">
            {t('productions.part.remove')}
            <span class="sr"> : {name}</span>
          </button>
        </form>
      </div>
    </div>
  )
}
