import { useView } from '../view.ts'
import { fileUrl, type ShownFile } from './show.ts'

interface Props {
  file: ShownFile
  /** How wide it shows, as in the `sizes` attribute; the whole column unless said. */
  sizes?: string
  /** True for the one picture at the top of a page, which is wanted at once. */
  first?: boolean
}

/** A picture in the size and format that the reader's screen asks for, with its room kept on the page and its words. */
export function Picture({ file, sizes = '(min-width: 48rem) 40rem, 100vw', first = false }: Props) {
  const { width, height, alt, lang } = file
  const avif = sourceSet(file, 'image/avif')
  const webp = sourceSet(file, 'image/webp')
  return (
    <>
      <picture>
        {avif && <source type="image/avif" srcset={avif} sizes={sizes} />}
        <img
          src={fileUrl(file)}
          srcset={webp}
          sizes={sizes}
          width={width ?? undefined}
          height={height ?? undefined}
          class={width && height && height > width ? 'tall' : undefined}
          alt={alt}
          lang={alt ? lang : undefined}
          loading={first ? 'eager' : 'lazy'}
          decoding="async"
        />
      </picture>
      {width && height && height > 2 * width && <WholeLink file={file} />}
    </>
  )
}

/** The page shows a very tall picture no higher than the screen: this is where its details are. */
function WholeLink({ file }: Pick<Props, 'file'>) {
  const { t } = useView()
  return <a href={fileUrl(file)}>{t('picture.whole')}</a>
}

function sourceSet(file: ShownFile, type: string): string {
  const own = file.type === type && file.width ? [`${fileUrl(file)} ${file.width}w`] : []
  const others = file.variants
    .filter((one) => one.type === type)
    .map((one) => `${fileUrl(file, one.name)} ${one.width}w`)
  return [...others, ...own].join(', ')
}
