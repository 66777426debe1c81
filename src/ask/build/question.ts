/** How questions begin in a language, where it can be told from their first words, and the mark after one. */
interface Questions {
  begins: RegExp;
  mark: string;
}

const norwegian = {
  begins:
    /^(?:hv(?:a|em|or|ordan|orfor|ilken|ilket|ilke|orhen|orfra)|kva|kven|kvar|kor|korleis|kvifor|kva?for|når|(?:kan|må|får|har|er|skal|vil|bør|trenger|treng|betaler|betalar|kommer|kjem|blir|mister|mistar) (?:jeg|eg|vi|man|ein|en|du|dere|de|dei|dykk|det|den|han|hun|ho|noen|nokon|alle|studenter|studentar|ansatte|tilsette)|(?:er|finnes|finst|gjelder|gjeld|virker|verkar|koster|kostar) (?:det|den|de|dei|\p{L}+(?:en|et|a|ene|ane)))(?!\p{L})/iu,
  mark: '?',
};

/** By language. One that is not here keeps what its editors wrote. */
const questions: Record<string, Questions> = {
  // "How to renew a loan" is a headline.
  en: {
    begins:
      /^(?:(?:how|what|where|when|which|who|whom) (?!to\b)|(?:how|what|where|when|who)['’]?s |why |whose |(?:can|could|may|must|shall|should|does|did|is|are|am|was|were|isn['’]t|aren['’]t|doesn['’]t) |(?:do|have|has|had|don['’]t) (?:i|we|you|he|she|they|it|the|students|staff|visitors)\b|(?:will|would) (?!be\b))/i,
    mark: '?',
  },
  nb: norwegian,
  nn: norwegian,
  sl: {
    begins:
      /^(?:(?:za|na|s|z|v|do|od|pri|po) )?(?:kaj|česa|čemu|čem|kdo|koga|komu|kje|kam|kod|odkod|kdaj|kako|zakaj|kater\p{L}+|koliko|kolikokrat|kakš\p{L}+|kolikš\p{L}+|čigav\p{L}*|ali|a|mar)(?!\p{L})/iu,
    mark: '?',
  },
  de: {
    begins:
      /^(?:wie|was|wer|wen|wem|wo|wann|warum|weshalb|wieso|woher|wohin|wofür|womit|welche[rsnm]?|ab wann|bis wann|(?:\p{L}+(?:e|t|nn|ss|ll|rf|g)) (?:ich|wir|man|sie|er|es)|(?:ist|sind|gibt|gilt|hat|haben|kostet|muss|kann|darf) (?:der|die|das|es|mein|meine|ein|eine))(?!\p{L})/iu,
    mark: '?',
  },
  fr: {
    begins:
      /^(?:comment|où|quand|pourquoi|combien|quel(?:le)?s?|qui|que |qu['’]|est-ce|à qui|à quelle?|jusqu['’]à quand|\p{L}+-(?:t-)?(?:je|il|elle|on|nous|vous|ils|elles|ce)(?!\p{L}))/iu,
    // A narrow space that does not break.
    mark: '\u202f?',
  },
  uk: {
    begins:
      /^(?:що|хто|кого|кому|де|куди|звідки|коли|як|чому|навіщо|скільки|чи|який|яка|яке|які|якого|якої|яку|до кого|до якого|чий|чия)(?!\p{L})/iu,
    mark: '?',
  },
  ar: {
    begins:
      /^(?:هل|كيف|أين|اين|وين|متى|إمتى|امتى|ماذا|لماذا|ليش|ليه|لمن|بمن|مين|كم|بكم|قديش|شو|ايش|إيش|أي|اي|ما (?:هو|هي|هم)|من (?:أين|اين|هو|هي)|إلى (?:متى|أين)|الى (?:متى|اين))(?!\p{L})/u,
    mark: '؟',
  },
};

/**
 * One of the `asks` with its mark: what begins as questions do in its language ends as they do there (`؟`, and a space before `?` in
 * French). Statements and what an editor has ended otherwise stay.
 *
 *     asQuestion('Can I read e-books', 'en') // 'Can I read e-books?'
 *     asQuestion('Forgot my password', 'en') // 'Forgot my password'
 */
export function asQuestion(ask: string, language: string): string {
  const rules = questions[language.split('-')[0]!];
  const bare = /[?؟]$/.test(ask) ? ask.slice(0, -1).trimEnd() : ask;
  if (!rules || (bare === ask && (/[.!…:;]$/.test(ask) || !rules.begins.test(ask)))) return ask;
  return bare + rules.mark;
}
