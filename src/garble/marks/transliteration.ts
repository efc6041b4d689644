// Foreign names in Han: 卡尔·马克思.

/** Han that mostly write foreign names, in both scripts. */
const TRANSLITERATION = new Set(
  '阿埃艾安奥奧巴保贝貝比彼波伯布查达達戴丹德迪杜多尔爾恩法菲费費弗福盖蓋戈格古哈汉漢赫亨华華霍基吉加杰傑卡凯凱坎科克肯孔库庫拉莱萊兰蘭劳勞勒雷里理利列林琳卢盧鲁魯路罗羅洛马馬玛瑪迈邁曼梅门門蒙米莫姆穆纳納娜内內尼诺諾欧歐帕佩皮普乔喬切琼瓊让讓荣榮萨薩塞森莎沙舍圣聖史斯索塔泰特汤湯图圖托瓦万萬威维維韦韋温文沃乌烏西希夏辛休逊遜雅亚亞耶伊因尤约約泽澤扎詹珍芝兹茲',
);

/** Whether the dot at `offset` parts the two halves of a foreign name, by the Han on both sides. */
export function isInName(text: string, offset: number): boolean {
  return TRANSLITERATION.has(text.charAt(offset - 1)) && TRANSLITERATION.has(text.charAt(offset + 1));
}
