import { Layout } from '../../platform/layout.tsx'
import { Qr } from '../../platform/qr.tsx'
import { useView } from '../../platform/view.ts'
import { shapes, type Shape } from './picture.ts'
import type { Shared } from './queries.ts'

const ways = [
  { name: 'sms', address: (text: string) => `sms:?body=${text}` },
  { name: 'mail', address: (text: string, title: string) => `mailto:?subject=${title}&body=${text}` },
  { name: 'whatsapp', address: (text: string) => `https://wa.me/?text=${text}` },
] as const

/** `/partager/:id`: a ready picture, the words and the link to copy, plain links to messengers. Nothing is asked of anyone else. */
export function SharePage({ shared }: { shared: Shared }) {
  const { t, lang, publicUrl } = useView()
  const link = new URL(shared.path, publicUrl).href
  const text = `${shared.title}\n${link}`
  const encoded = encodeURIComponent(text)
  const own = shared.lang === lang ? {} : { lang: shared.lang }
  return (
    <Layout title={t('site.share.title')} personal>
      <h1>{t('site.share.title')}</h1>
      <ul class="links">
        <li>
          <a href={shared.path} {...own}>
            {shared.title}
          </a>
        </li>
      </ul>
      <p>{t('site.share.text')}</p>
      <section class="stack">
        <h2>{t('site.share.send')}</h2>
        <div class="acts">
          {ways.map(({ name, address }) => (
            <a
              class="act"
              href={address(encoded, encodeURIComponent(shared.title))}
              rel="noopener noreferrer"
            >
              {t(`site.share.${name}`)}
            </a>
          ))}
          <a
            class="act"
            href={`https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent(shared.title)}`}
            rel="noopener noreferrer"
          >
            {t('site.share.telegram')}
          </a>
        </div>
        <p class="soft">{t('site.share.leaves')}</p>
      </section>
      <section class="stack">
        <h2>{t('site.share.link')}</h2>
        <div class="field">
          <label for="texte">{t('site.share.copy')}</label>
          <textarea id="texte" rows={3} readonly {...own}>
            {`\n${text}`}
          </textarea>
        </div>
        <p>{t('site.share.signal')}</p>
        <Qr text={link} label={t('site.share.qr')} />
      </section>
      <section class="stack">
        <h2>{t('site.share.picture')}</h2>
        <Picture shared={shared} shape="haute" label="site.share.tall" />
        <Picture shared={shared} shape="large" label="site.share.wide" />
      </section>
    </Layout>
  )
}

interface PictureProps {
  shared: Shared
  shape: Shape
  label: 'site.share.tall' | 'site.share.wide'
}

function Picture({ shared, shape, label }: PictureProps) {
  const { t } = useView()
  const { width, height } = shapes[shape]
  const address = `/partager/${shared.id}/${shape}.png`
  return (
    <figure>
      <img
        src={address}
        width={width}
        height={height}
        class={height > width ? 'tall' : undefined}
        alt={t('site.share.picture-alt', { title: shared.title })}
        loading="lazy"
      />
      <figcaption class="links">
        <a href={address}>{t(label)}</a>
      </figcaption>
    </figure>
  )
}
