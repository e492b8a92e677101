/**
 * Adds answers to a talk as they arrive and says so in one line. The page reads the same without it. The server sends an address for each
 * answer; its HTML is read as a document of its own, where no script runs, so that no string is ever made into markup here.
 */
class LiveAnswers extends HTMLElement {
  #source: EventSource | undefined
  #count = 0
  #first = ''

  connectedCallback(): void {
    this.#source = new EventSource(this.getAttribute('src') ?? '')
    this.#source.addEventListener('answer', (event) => this.#fetch(String(event.data)))
  }

  disconnectedCallback(): void {
    this.#source?.close()
  }

  #fetch(address: string): void {
    const request = new XMLHttpRequest()
    request.responseType = 'document'
    request.onload = () => {
      const item = request.status === 200 ? request.responseXML?.querySelector('li') : null
      // Whoever wrote it has it on their page already.
      if (item && !document.getElementById(item.id)) this.#insert(document.importNode(item, true))
    }
    request.open('GET', address)
    request.send()
  }

  #insert(item: HTMLLIElement): void {
    const talk = document.getElementById('reponses')
    const under = document.getElementById(item.dataset['under'] ?? '')
    const branch = under?.closest('#reponses > li')
    // A later page of the talk is not open here: the link leads to the answer's own page.
    const isFurther = document.querySelector('[rel="next"]') !== null && !branch
    if (!isFurther) (branch ? listIn(branch) : talk)?.append(item)
    this.#count += 1
    this.#first ||= isFurther ? `/paroles/${item.id}` : `#${item.id}`
    this.#say()
  }

  #say(): void {
    const one = this.getAttribute('one') ?? ''
    const several = this.getAttribute('several') ?? ''
    const link = document.createElement('a')
    link.className = 'act'
    link.href = this.#first
    link.textContent = this.#count === 1 ? one : several.replace('#', String(this.#count))
    this.replaceChildren(link)
  }
}

function listIn(branch: Element): Element {
  const list = branch.querySelector(':scope > ol')
  if (list) return list
  const made = document.createElement('ol')
  branch.append(made)
  return made
}

customElements.define('live-answers', LiveAnswers)
