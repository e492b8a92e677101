import { SignedAs } from '../../people/index.ts'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import { Picture } from '../../platform/files/picture.tsx'
import { fileUrl, type ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { ComesFrom, OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago, Day } from '../../platform/when.tsx'
import type { ShownAddress, ShownComment, ShownReply } from './queries.ts'
import { KeptDay, saysStanding } from './silence.tsx'

interface Props {
  address: ShownAddress
  replies: readonly ShownReply[]
  /** Files of the answers, by the id of the answer. */
  files: ReadonlyMap<string, readonly ShownFile[]>
  comments: readonly ShownComment[]
  came: readonly Came[]
  state?: FormState
}

/** What a group asks of an institution, its answers or the days of its silence, and what came of it. */
export function AddressPage({ address, replies, files, comments, came, state }: Props) {
  const { t } = useView()
  return (
    <Layout title={address.title} description={address.asked}>
      <AddressHead address={address} answered={replies.length > 0} />
      <HiddenNote id={address.id} reason={address.hiddenReason} />
      <ComesFrom origin={address.origin} />
      <section class="stack">
        <h2>{t('institutions.address.asked')}</h2>
        <Prose text={address.asked} lang={address.lang} />
      </section>
      <section class="stack" aria-labelledby="answers">
        <h2 id="answers">{t('institutions.address.answers')}</h2>
        {replies.length === 0 && <p>{saysStanding({ ...address, answered: false })}</p>}
        {replies.map((reply) => (
          <Reply reply={reply} files={files.get(reply.id) ?? []} address={address} />
        ))}
      </section>
      <Since address={address} comments={comments} state={state} />
      <WhatCame came={came} />
      <p class="acts screen">
        <OpenGroupFrom path={address.path} />
      </p>
      <ThingLinks {...address} />
      {address.writes && <AddressActs address={address} />}
    </Layout>
  )
}

function AddressHead({ address, answered }: { address: ShownAddress; answered: boolean }) {
  const { t } = useView()
  const lang = inLang(address.lang)
  return (
    <section class="poster need stack">
      <p class="kind">
        <Icon name="address" />
        <a href="/interpellations">{t('institutions.kind.address')}</a>
      </p>
      <h1 {...lang}>{address.title}</h1>
      <p>
        {t('institutions.address.to')}{' '}
        <b {...lang}>{[address.institution, address.place].filter(Boolean).join(', ')}</b>
      </p>
      <p>
        <strong>{saysStanding({ ...address, answered })}</strong>
      </p>
      <Dates address={address} />
      <p class="by">
        {address.group !== null && address.groupPath !== null && (
          <a href={address.groupPath}>{address.group}</a>
        )}
        {address.author !== null && address.authorPath !== null && (
          <a href={address.authorPath}>{address.author}</a>
        )}
        <Ago at={address.at} />
        {address.editedAt && <span>{t('institutions.edited')}</span>}
      </p>
      <div class="acts">
        {address.writes ? (
          <a class="act main" href={`${address.path}/lettre`}>
            {t('institutions.letter.title')}
          </a>
        ) : (
          <a class="act" href="/repondre">
            {t('institutions.reply.have-code')}
          </a>
        )}
      </div>
    </section>
  )
}

function Dates({ address: { since, sentOn, sentHow } }: { address: ShownAddress }) {
  const { t } = useView()
  if (since === null && sentOn === null) return null
  return (
    <dl class="facts">
      {since !== null && (
        <div>
          <dt>{t('institutions.address.since')}</dt>
          <dd>
            <KeptDay day={since} />
          </dd>
        </div>
      )}
      {sentOn !== null && sentHow !== null && (
        <div>
          <dt>{t('institutions.address.sent')}</dt>
          <dd>
            <KeptDay day={sentOn} />, {t(`institutions.sent.${sentHow}`)}
          </dd>
        </div>
      )}
    </dl>
  )
}

interface ReplyProps {
  reply: ShownReply
  files: readonly ShownFile[]
  address: ShownAddress
}

/** An answer, signed by the institution: a service and a function, no presentation. */
function Reply({ reply, files, address }: ReplyProps) {
  const { t } = useView()
  const lang = inLang(reply.lang)
  return (
    <article class="answer stack" id={`reponse-${reply.id}`}>
      <p class="by">
        <b {...lang}>{[reply.service, reply.function].filter(Boolean).join(', ')}</b>
        {reply.paperOn === null ? <Day at={reply.at} /> : <KeptDay day={reply.paperOn} />}
        {reply.editedAt && <span>{t('institutions.reply.corrected')}</span>}
      </p>
      <p class="soft">
        {t(reply.paperOn === null ? 'institutions.reply.itself' : 'institutions.reply.on-paper')}
      </p>
      <Prose text={reply.text} lang={reply.lang} />
      {files.map((file) =>
        file.role === 'picture' ? (
          <figure>
            <Picture file={file} />
          </figure>
        ) : (
          <p class="links">
            <a href={fileUrl(file)}>{file.name}</a>
          </p>
        ),
      )}
      <div class="acts screen">
        <ReportLink id={reply.id} />
        {address.writes && reply.paperOn !== null && (
          <form method="post" action={`${address.path}/reponses/${reply.id}/effacer`}>
            <button class="act quiet">{t('institutions.reply.erase-typed')}</button>
          </form>
        )}
      </div>
    </article>
  )
}

/** What the group says since, and what came of it. */
function Since({
  address,
  comments,
  state,
}: Pick<Props, 'address' | 'comments'> & { state: FormState | undefined }) {
  const { t } = useView()
  if (comments.length === 0 && address.outcome === null && !address.writes) return null
  return (
    <section class="stack" aria-labelledby="since">
      <h2 id="since">{t('institutions.address.since-then')}</h2>
      {address.outcome !== null && (
        <div class="note stack">
          <p>
            <b>{t(`institutions.outcome.${address.outcome}`)}</b>{' '}
            {address.outcomeAt && <Day at={address.outcomeAt} />}
          </p>
          <Prose text={address.outcomeText} lang={address.lang} />
        </div>
      )}
      {comments.map((comment) => (
        <Comment comment={comment} address={address} />
      ))}
      {address.writes && (
        <>
          <SignedAs />
          <Form action={`${address.path}/suites`} state={state} submit="institutions.comment.send" quiet>
            <Field name="text" label="institutions.comment.text" rows={3} max={2_000} state={state} />
            <Hidden name="lang" value={address.lang} />
          </Form>
        </>
      )}
    </section>
  )
}

function Comment({ comment, address }: { comment: ShownComment; address: ShownAddress }) {
  const { t } = useView()
  return (
    <article class="answer stack" id={`suite-${comment.id}`}>
      <p class="by">
        {comment.author !== null && comment.authorPath !== null ? (
          <a href={comment.authorPath}>{comment.author}</a>
        ) : (
          <span>{t('institutions.comment.group')}</span>
        )}
        <Ago at={comment.at} />
      </p>
      <HiddenNote id={comment.id} reason={comment.hiddenReason} />
      <Prose text={comment.text} lang={comment.lang} />
      <div class="acts screen">
        {comment.own ? (
          <form method="post" action={`${address.path}/suites/${comment.id}/effacer`}>
            <button class="act quiet">{t('institutions.comment.erase')}</button>
          </form>
        ) : (
          <ReportLink id={comment.id} />
        )}
      </div>
    </article>
  )
}

/** What members of the group do with it. */
function AddressActs({ address }: { address: ShownAddress }) {
  const { t } = useView()
  return (
    <>
      <p class="acts">
        <a class="act" href={`${address.path}/papier`}>
          {t('institutions.paper.title')}
        </a>
        <a class="act" href={`${address.path}/issue`}>
          {t('institutions.outcome.title')}
        </a>
        <a class="act" href={`${address.path}/modifier`}>
          {t('institutions.edit')}
        </a>
        {address.own && address.editedAt && (
          <a class="act quiet" href={`${address.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      {(address.own || address.presentation_id === null) && (
        <details class="more">
          <summary>{t('institutions.erase')}</summary>
          <div class="stack">
            <p>{t('institutions.address.erase-means')}</p>
            <Form action={`${address.path}/effacer`} submit="institutions.erase-yes" danger />
          </div>
        </details>
      )}
    </>
  )
}
