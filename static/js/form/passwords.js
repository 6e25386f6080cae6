// Words for a password that people can say over the phone: short Dutch nouns. Five of them make some 37 bits, which the
// slow key of the file turns into enough for a lost stick.

/** wordList is what a suggested password is made of. */
export const wordList = (
  "appel bakker beker berg bloem boek boom boot brood brug cirkel citroen daken deken deur " +
  "doos draad duif eekhoorn eiland emmer fiets fluit gans gras haven hemel herfst heuvel hoed " +
  "honing jas kaars kabel kamer kanaal kast katoen kers ketel kikker klok knoop koffie kompas " +
  "krijt kroon kruik kussen laars ladder lamp lente linde lepel maan mantel markt merel meter " +
  "molen mond mos muur naald nacht noot oever olijf orgel paard papier parel park peer pijl " +
  "plant plein poort potlood radijs raam regen rivier roos ruiter salie schaap schelp schip " +
  "schoen sleutel slot sneeuw spiegel spoor stad ster stoel storm straat suiker tafel tand " +
  "tapijt thee tijm toren touw trap trein tuin veer veld venster vijver viool vlag vlinder " +
  "vogel vuur wagen water weide wiel wind winter wolk wortel zadel zand zee zeil zilver zomer " +
  "zon zout zwaan akker anker avond balkon bamboe banaan beek bezem blad boter braam brief " +
  "buurt dadel danser dauw druif duin eik els erwt gitaar glas goud granaat grot gember " +
  "haring hazelaar iris ivoor jasmijn kaneel karaf kastanje kiezel klaver koraal korf laan " +
  "lavendel lijster marmer melk mimosa munt nest oase oker"
).split(" ");
