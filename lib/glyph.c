/*
 * glyph.c - the table: each traditional glyph with its simplified form behind it, in the order of code
 * points.  A glyph that is also a simplified one (里 后 干) is not in it; so text in simplified script
 * has next to none.
 */
#include "glyph.h"
#include "utf8.h"

static const char pairs[] = "並并亂乱佈布佔占併并來来侖仑係系倉仓個个們们偉伟側侧偸偷備备"
			    "傳传債债傷伤傾倾僅仅價价儀仪億亿儉俭償偿優优儲储內内兩两冊册"
			    "凈净別别則则剛刚創创劃划劑剂動动務务勝胜勞劳勢势勵励勸劝匯汇"
			    "區区協协厲厉參参吶呐員员問问啓启啟启喪丧喬乔單单嗎吗噸吨嚴严"
			    "國国圍围園园圖图執执堅坚報报場场塊块墊垫壇坛壓压壞坏壯壮夠够"
			    "奮奋婦妇學学實实寧宁審审寫写寬宽將将專专尋寻對对導导屆届層层"
			    "屬属島岛崗岗嶺岭師师帳账帶带幣币幫帮幹干庫库廁厕廠厂廢废廣广"
			    "廳厅張张強强彌弥彎弯彙汇後后從从復复徵征徹彻恥耻惡恶愛爱態态"
			    "慣惯慮虑慶庆憂忧憑凭憲宪憶忆應应懲惩懷怀懸悬戰战戲戏戶户掃扫"
			    "掛挂採采揚扬換换揮挥搆构損损搶抢撥拨撫抚擁拥擇择擊击擋挡擔担"
			    "據据擬拟擴扩擺摆擾扰攜携攬揽敗败敘叙敵敌數数斷断於于時时暢畅"
			    "暫暂曆历曉晓曠旷書书會会東东條条棄弃棟栋楊杨業业極极榮荣構构"
			    "槍枪樂乐樓楼標标樣样樹树橋桥機机檔档檢检櫃柜欄栏權权歡欢歲岁"
			    "歷历歸归氣气決决沒没沖冲況况淨净減减測测準准溝沟滅灭滯滞滿满"
			    "漁渔漢汉漲涨漸渐潔洁潤润濁浊濃浓濟济濫滥瀏浏灣湾災灾為为烏乌"
			    "無无煙烟熱热燈灯營营爐炉爲为爾尔牆墙牽牵狀状狹狭獄狱獎奖獨独"
			    "獲获獻献現现環环產产畢毕異异當当療疗發发盜盗盡尽監监盤盘盧卢"
			    "眾众睜睁確确碼码礎础礙碍礦矿種种稱称積积穩稳窮穷竊窃競竞筆笔"
			    "節节範范築筑篩筛簡简簽签籌筹糧粮糾纠紀纪約约納纳純纯紙纸級级"
			    "紛纷細细紹绍終终組组結结絕绝絡络給给統统經经綠绿綫线維维綱纲"
			    "網网緊紧緒绪線线締缔緣缘編编緩缓縣县縮缩總总績绩織织繞绕繫系"
			    "繳缴繼继續续罰罚羅罗義义習习聖圣聞闻聯联聲声職职聼听聽听肅肃"
			    "脫脱腦脑膚肤臨临臺台與与興兴舉举舊旧艱艰莊庄華华萬万蓋盖蕩荡"
			    "薦荐藍蓝藝艺藥药蘇苏處处虛虚號号虧亏蝕蚀蟲虫衆众術术衛卫衝冲"
			    "衞卫裏里補补裝装裡里製制複复見见規规視视親亲覺觉覽览觀观觸触"
			    "訂订計计訊讯討讨訓训託托記记訪访設设許许訴诉詐诈評评詞词試试"
			    "話话該该詳详誌志認认語语誠诚誡诫誤误說说説说誰谁課课調调談谈"
			    "請请論论諮咨謀谋謊谎講讲謝谢謹谨證证識识議议護护讀读變变讓让"
			    "豐丰負负財财貢贡貧贫貨货貪贪貫贯責责買买貸贷費费貼贴賀贺賂赂"
			    "賃赁賄贿資资賠赔賢贤賣卖質质賬账購购賽赛贈赠贓赃趕赶趨趋踐践"
			    "躍跃車车軌轨軍军軟软較较載载輔辅輕轻輛辆輪轮輯辑輸输轉转轟轰"
			    "辦办辭辞辯辩農农這这連连週周進进運运過过達达違违遞递遠远適适"
			    "遲迟遷迁選选遺遗遼辽邁迈還还邊边邏逻郵邮鄉乡鄭郑鄰邻醫医釁衅"
			    "釋释針针銀银銳锐銷销鋪铺鋼钢錄录錢钱錯错録录鍵键鎖锁鎮镇鏈链"
			    "鏡镜鐘钟鐵铁鑑鉴鑒鉴長长門门閉闭開开閑闲閒闲間间閱阅關关陝陕"
			    "陣阵陰阴陳陈陸陆陽阳隊队階阶際际隨随險险隱隐隻只雖虽雙双雜杂"
			    "離离難难雲云電电霧雾靈灵靜静鞏巩響响頂顶項项順顺須须預预頑顽"
			    "頒颁領领頭头頻频題题額额願愿類类顧顾顯显風风飛飞飯饭飲饮養养"
			    "餘余館馆饋馈馬马駁驳駐驻駕驾騙骗驅驱驗验驚惊髒脏體体鬆松鬥斗"
			    "魚鱼鮮鲜鳥鸟鹽盐麥麦麼么黃黄點点黨党齊齐齡龄龍龙";

enum { PAIR = 6 };

void rx_glyph_fill(uint16_t table[RX_GLYPH_SPAN])
{
	struct rx_text text = {pairs, sizeof(pairs) - 1};
	size_t length;

	memset(table, 0, RX_GLYPH_SPAN * sizeof(*table));
	for (size_t at = 0; at < text.length; at += PAIR)
		table[rx_utf8_decode(text, at, &length) - RX_GLYPH_FIRST] =
			(uint16_t)rx_utf8_decode(text, at + 3, &length);
}

uint32_t rx_glyph_simplified(uint32_t code)
{
	size_t low = 0, high = sizeof(pairs) / PAIR, length;
	char wanted[8];

	if (code < RX_GLYPH_FIRST || code - RX_GLYPH_FIRST >= RX_GLYPH_SPAN)
		return code;
	rx_utf8_encode(code, wanted);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (memcmp(pairs + middle * PAIR, wanted, 3) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sizeof(pairs) / PAIR || memcmp(pairs + low * PAIR, wanted, 3))
		return code;
	return rx_utf8_decode(rx_text_of(pairs, sizeof(pairs) - 1), low * PAIR + 3, &length);
}
