import type { Child } from 'hono/jsx'
import { Layout } from '../../platform/layout.tsx'
import type { MessageArgs, MessageKey } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'

interface Way {
  path: string
  label: MessageKey
}

/** A page that explains: its title, one sentence, then short sections. */
export function TextPage({
  title,
  text,
  children,
}: {
  title: MessageKey
  text: MessageKey
  children: Child
}) {
  const { t } = useView()
  return (
    <Layout title={t(title)} description={t(text)}>
      <section class="poster people stack">
        <h1>{t(title)}</h1>
        <p>{t(text)}</p>
      </section>
      {children}
    </Layout>
  )
}

interface SectionProps {
  title: MessageKey
  text: MessageKey
  args?: MessageArgs
  /** Where to do what the section tells. */
  way?: Way
  id?: string
  children?: Child
}

/** One idea: a heading, a short text, perhaps a way on. */
export function Section({ title, text, args, way, id, children }: SectionProps) {
  const { t } = useView()
  return (
    <section class="stack" id={id}>
      <h2>{t(title, args)}</h2>
      <p>{t(text, args)}</p>
      {children}
      {way && <WayOn {...way} />}
    </section>
  )
}

/** A link on its own, big enough for a thumb. */
export function WayOn({ path, label }: Way) {
  const { t } = useView()
  return (
    <p class="acts">
      <a class="act" href={path}>
        {t(label)}
      </a>
    </p>
  )
}
