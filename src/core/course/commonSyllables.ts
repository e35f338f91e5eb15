/**
 * Common Hangul syllables, the most common first, of those whose UTF-8 form holds a byte that wrong decoding
 * loses (see `wrongDecoding.ts`). The order is a judgement, not a measurement; a guess made with it is always reported.
 */
export const commonSyllables =
  '이에을의고은도자인있라정일제전장상적신동국원생선되음유말영식재역레입데점교겠려직력저란람임망증두던감크포렇손북속느히작략' +
  '토페청절판석접록독항락련론률맞밝뿐빠썼응익잃잎잘잠잡젊젓즐짐철총칠칭쿠큰클탐택퍼펴편평폐폭폴풍할홍획흐흔흘흥희흰힘븐텍램' +
  '밍널릭링쌍썸쏘앞엠읽잇잉잊젝잭젠젤쟁쥐찍츠큐캐텐펙펜펼폰퐁핏흡힌닝닐덕덜덤덧덩덮덱덴델뎌돈돌돕됐된될됨됩듭떠또띄랄랑랐랜' +
  '랩럭렀렉렌렬렷령롭릎많멍뭐뭘뭔및베붐뻐쁘쁜삐삭섞섭쇠술숭십써썬쏟애엎웠읍잔잖젖져좁짝캠큼탁팎팝펀펄펠핍흉흑흙흠흩힐';
