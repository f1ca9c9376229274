/*
 * docx_parts.c - the standard asks for A4, 22 lines of 28 characters of size 3 (16 pt) FangSong on a
 * page, a title of size 2 (22 pt) in XiaoBiaoSong, headings in HeiTi and KaiTi, and page numbers of
 * size 4 (14 pt) SongTi between dashes on the outer side of the foot.  Fonts that a machine lacks
 * have other names for the same face in the font table.
 */
#include "docx_parts.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char types[] =
	XML "<Types xmlns=\"" PACKAGE "content-types\">"
	    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
	    "relationships+xml\"/>"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD "document.main+xml\"/>"
	    "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD "styles+xml\"/>"
	    "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD "settings+xml\"/>"
	    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" WORD "fontTable+xml\"/>"
	    "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD "footer+xml\"/>"
	    "<Override PartName=\"/word/footer2.xml\" ContentType=\"" WORD "footer+xml\"/>"
	    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd."
	    "openxmlformats-package.core-properties+xml\"/>"
	    "</Types>";

static const char package[] = XML
	"<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE "officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
	"Target=\"docProps/core.xml\"/>"
	"</Relationships>";

static const char relations[] =
	XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"" OFFICE "styles\" Target=\"styles.xml\"/>"
	    "<Relationship Id=\"rId2\" Type=\"" OFFICE "settings\" Target=\"settings.xml\"/>"
	    "<Relationship Id=\"rId3\" Type=\"" OFFICE "fontTable\" Target=\"fontTable.xml\"/>"
	    "<Relationship Id=\"rId4\" Type=\"" OFFICE "footer\" Target=\"footer1.xml\"/>"
	    "<Relationship Id=\"rId5\" Type=\"" OFFICE "footer\" Target=\"footer2.xml\"/>"
	    "</Relationships>";

#define FONTS(name)                                                                           \
	"<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New " \
	"Roman\" w:eastAsia=\"" name "\"/>"
#define SIZE(half) "<w:sz w:val=\"" half "\"/><w:szCs w:val=\"" half "\"/>"
#define STYLE(id, name, paragraph, run)                                                        \
	"<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" id                    \
	"\"><w:name w:val=\"" name                                                             \
	"\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" paragraph "</w:pPr><w:rPr>" run \
	"</w:rPr></w:style>"
#define HEADING(id, name, level, paragraph, run)                                           \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name         \
	"\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Body\"/><w:qFormat/><w:pPr>"     \
	"<w:keepNext/>" paragraph "<w:outlineLvl w:val=\"" level "\"/></w:pPr><w:rPr>" run \
	"</w:rPr></w:style>"
#define INDENT "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"

/* Lines of 28.95 pt: 22 of them fill the 225 mm between the margins. */
static const char styles[] = XML
	"<w:styles" RX_DOCX_ROOT ">"
	"<w:docDefaults><w:rPrDefault><w:rPr>" FONTS("仿宋") SIZE(
		"32") "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
		      "<w:pPrDefault/></w:docDefaults>"
		      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
		      "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing w:line=\"579\" "
		      "w:lineRule=\"exact\"/>"
		      "<w:jc w:val=\"both\"/></w:pPr></w:style>"
		      "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/>"
		      "<w:basedOn w:val=\"Normal\"/><w:next "
		      "w:val=\"Body\"/><w:qFormat/><w:pPr><w:keepNext/>"
		      "<w:spacing w:before=\"579\" w:after=\"579\" w:line=\"640\" "
		      "w:lineRule=\"exact\"/>"
		      "<w:jc w:val=\"center\"/></w:pPr><w:rPr>" FONTS("方正小标宋简体") SIZE(
			      "44") "</w:rPr></w:style>" HEADING("Heading1", "heading 1", "0",
			      INDENT, FONTS("黑体")) HEADING("Heading2", "heading 2", "1", INDENT,
			      FONTS("楷体")) STYLE("Body", "Body", INDENT, "") STYLE("Item", "Item",
			      "<w:jc w:val=\"left\"/>", "") STYLE("Cell", "Cell",
			      "<w:spacing w:line=\"300\" w:lineRule=\"exact\"/><w:jc "
			      "w:val=\"left\"/>",
			      SIZE("21")) STYLE("Head", "Head",
			      "<w:keepNext/><w:spacing w:line=\"300\" w:lineRule=\"exact\"/>"
			      "<w:jc w:val=\"center\"/>",
			      FONTS("黑体") SIZE("21")) "</w:styles>";

static const char settings[] = XML
	"<w:settings" RX_DOCX_ROOT "><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/>"
	"<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
	"<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft."
	"com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

#define FONT(name, other) "<w:font w:name=\"" name "\"><w:altName w:val=\"" other "\"/></w:font>"

static const char fonts[] = XML "<w:fonts" RX_DOCX_ROOT ">" FONT(
	"仿宋", "仿宋_GB2312,FangSong,FangSong_GB2312")
	FONT("楷体", "楷体_GB2312,KaiTi,KaiTi_GB2312") FONT("黑体", "SimHei") FONT("宋体", "SimSun")
		FONT("方正小标宋简体", "小标宋,FZXiaoBiaoSong-B05S,华文中宋,宋体") "</w:fonts>";

#define FOOTER(side, indent)                                                                                                                                                      \
	XML "<w:ftr" RX_DOCX_ROOT "><w:p><w:pPr><w:spacing w:line=\"320\" w:lineRule=\"exact\"/>"                                                                                 \
	    "<w:ind w:" indent "Chars=\"100\" w:" indent "=\"280\"/><w:jc w:val=\"" side                                                                                          \
	    "\"/></w:pPr><w:r><w:rPr>" FONTS("宋体") SIZE(                                                                                                                        \
		    "28") "</w:rPr><w:t xml:space=\"preserve\">"                                                                                                                  \
			  "— </w:t></w:r><w:r><w:rPr>" FONTS("宋体") SIZE(                                                                                                        \
				  "28") "</w:rPr><w:fldChar "                                                                                                                     \
					"w:fldCharType=\"begin\"/></w:r><w:r><w:rPr>" FONTS("宋"                                                                                 \
											    "体")                                                                                 \
						SIZE("28") "</w:rPr><w:instrText "                                                                                                \
							   "xml:space=\"preserve\"> PAGE "                                                                                        \
							   "</w:instrText></"                                                                                                     \
							   "w:r><w:r><w:rPr>" FONTS("宋体") SIZE("28") "</w:rPr><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr>" FONTS( \
								   "宋体")                                                                                                        \
								   SIZE("28") "</w:rPr><w:t>1</"                                                                                  \
									      "w:t></"                                                                                            \
									      "w:r><w:r><w:"                                                                                      \
									      "rPr>" FONTS("宋体") SIZE(                                                                          \
										      "28") "</"                                                                                  \
											    "w:"                                                                                  \
											    "rPr>"                                                                                \
											    "<w:"                                                                                 \
											    "fldC"                                                                                \
											    "har "                                                                                \
											    "w:"                                                                                  \
											    "fldC"                                                                                \
											    "harT"                                                                                \
											    "ype="                                                                                \
											    "\"en"                                                                                \
											    "d\"/"                                                                                \
											    "></"                                                                                 \
											    "w:r>"                                                                                \
											    "<w:"                                                                                 \
											    "r><"                                                                                 \
											    "w:"                                                                                  \
											    "rPr"                                                                                 \
											    ">" FONTS(                                                                            \
												    "宋体")                                                                       \
												    SIZE("28") "</w:rPr><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"

static const char odd[] = FOOTER("right", "right");
static const char even[] = FOOTER("left", "left");

#define PART(name, string)                         \
	{                                          \
		name,                              \
		{                                  \
			string, sizeof(string) - 1 \
		}                                  \
	}

const struct rx_member rx_docx_parts[RX_DOCX_PARTS] = {
	PART("[Content_Types].xml", types),
	PART("_rels/.rels", package),
	PART("word/_rels/document.xml.rels", relations),
	PART("word/styles.xml", styles),
	PART("word/settings.xml", settings),
	PART("word/fontTable.xml", fonts),
	PART("word/footer1.xml", odd),
	PART("word/footer2.xml", even),
};
