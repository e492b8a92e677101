/** What a social centre in Corsica made of the guide: the line goes on, both ways. */
export const adaptation = {
  of: 'proofs',
  by: 'ghjulia',
  at: '3 j 16:10',
  title: 'La preuve sur une page',
  summary:
    'Le guide de Marseille, ramené à une page et à six phrases, relu à voix haute avec le groupe du mercredi de Bastia.',
  why: 'Nos participants lisent peu ou lisent debout. On a gardé six phrases, on les a mises dans l’ordre où on en a besoin, et on a enlevé tous les mots en « -ation ».',
  cover: 'mountain',
  named: 'Ghjulia et le groupe du mercredi, Bastia',
  page: {
    sort: 'text',
    title: 'Six phrases à garder sur soi',
    text: '1. J’écris la date.\n2. Je photographie l’écran avec l’heure.\n3. Je recopie le message, même bizarre.\n4. Je cherche un numéro.\n5. J’envoie la photo à quelqu’un.\n6. Dans quinze jours, j’écris.\n\nÀ coller derrière la coque du téléphone.',
  },
} as const
