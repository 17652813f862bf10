"""What the tables and columns that plantext writes mean, in a sentence each, in English and Chinese."""

from __future__ import annotations

_ROWS: dict[str, tuple[str, str]] = {
    "documents": ("file", "一个文件"),
    "sections": ("heading", "一个标题"),
    "indicators": ("leaf indicator: one without sub-items, or a sub-item", "一个叶子指标：没有分项的指标，或一个分项"),
    "values": ("leaf indicator and value column", "一个叶子指标在一个数值列中的值"),
    "targets": ("number that running text or a box commits to or reports", "正文或专栏中承诺或报告的一个数"),
    "projects": ("project of a project list", "项目清单中的一个项目"),
    "project_totals": ("total row of a project list (合计, 小计)", "项目清单中的一个合计行、小计行"),
    "project_status": ("count of a project status table", "项目进展表中的一个计数"),
    "duties": ("bracket that says who is responsible", "写明责任单位的一个括注"),
    "claims": ("count or total that a document states of its own content", "文件对自身内容的一个计数或合计"),
    "errors": ("file that failed", "一个读取失败的文件"),
    "changes": ("thing that differs between two versions of a plan", "两个版本之间的一处变化"),
    "links": ("pair of documents that belong together", "相互关联的一对文档"),
    "findings": ("thing in which a plan does not agree with itself or its note", "规划与自身或其说明不一致的一处"),
    "matrix": ("indicator, unit, year and role", "一项指标的一个单位、年份和数值类别"),
    "terms": ("keyword of a plan or of one of its chapters", "一份规划或其一章的一个关键词"),
    "shared": ("passage that two plans have word for word", "两份规划逐字相同的一段文字"),
}

_COLUMNS: dict[str, tuple[str, str]] = {
    "doc": (
        "the file's name without its extension; `name~2` where two files share it",
        "不带扩展名的文件名；重名时为 `name~2`",
    ),
    "path": ("the path of the file", "文件的路径"),
    "sha256": ("the fingerprint of the file", "文件的指纹"),
    "format": ("the format, as its content shows: `docx`, `pdf`, `txt` …", "按内容判断的格式：`docx`、`pdf`、`txt` 等"),
    "pages": ("how many pages, where the format has them", "页数，有页的格式才有"),
    "characters": ("the length of the text", "文字长度"),
    "title": ("the title that the document gives itself", "文件自己的标题"),
    "region": ("the place, as printed", "地区，用原文"),
    "region_code": (
        "its code in GB/T 2260 in the document's year; empty where nothing printed decides between places of one name",
        "文件当年的 GB/T 2260 代码；同名而文中无从分辨的为空",
    ),
    "region_parents": ("the places above it in GB/T 2260", "GB/T 2260 中的上级地区"),
    "plan_type": ("what the title calls the document", "标题所称的文件类型"),
    "review": (
        "what a person has said of the record: `accepted`, `corrected`, `added`; empty where nobody has looked at it",
        "人对这条记录的判断：`accepted` 认可、`corrected` 改正、`added` 补充；没有人看过则为空",
    ),
    "documents.status": ("the state of the text: 征求意见稿, 送审稿 …", "文本状态：征求意见稿、送审稿等"),
    "period_start": ("the first year that the plan covers", "规划期的第一年"),
    "period_end": ("the last year that the plan covers", "规划期的最后一年"),
    "base_year": ("the year that the plan starts from", "基准年"),
    "near_term": ("the year in which 近期 ends", "近期的最后一年"),
    "far_term": ("the year in which 远期 ends", "远期的最后一年"),
    "doc_number": ("the document number (文号)", "文号"),
    "issuer": ("who issued it", "发文机关"),
    "issued": ("the date of issue", "发文日期"),
    "reader_notes": ("what was repaired, guessed or could not be read", "修复了什么、推断了什么、什么读不了"),
    "seconds": ("how long reading took; filled with `--timings` only", "读取用时；加 `--timings` 才填写"),
    "revises": ("the plan that this one revises", "所修编的规划"),
    "explains": ("the plan that a note, a reading or an evaluation is about", "编制说明、解读、评估所说的规划"),
    "sections.section": ("the path of the heading's number: `2.3.1`", "标题编号的路径：`2.3.1`"),
    "sections.level": ("the depth of the heading, from 1", "标题级别，从 1 开始"),
    "sections.title": ("the heading", "标题文字"),
    "terms.section": ("the path of the chapter's number; empty for the whole plan", "所在章的编号；整份规划为空"),
    "terms.title": ("the title of the chapter", "章的标题"),
    "section": ("the numbers and the title above, as printed", "上方标题的编号和文字，用原文"),
    "targets.path": (
        "the number of the heading above, as `section` in the table of sections",
        "上方标题的编号，同章节表",
    ),
    "duties.path": (
        "the number of the heading above, as `section` in the table of sections",
        "上方标题的编号，同章节表",
    ),
    "source": (
        "where it stands: `表一 r14c8` is row 14, column 8 of a table; `¶87[12:40]` is characters 12 to 40 of block 87",
        "出处：`表一 r14c8` 是表中第 14 行第 8 列；`¶87[12:40]` 是第 87 块的第 12 至 40 个字符",
    ),
    "rule": ("the rule that read it", "读出它的规则"),
    "findings.rule": ("the rule, as `extractors/audit.toml` names it", "规则，名称见 `extractors/audit.toml`"),
    "table": ("the caption of the table, as printed", "表题原文"),
    "number": ("序号 as printed", "序号原文"),
    "name": ("the indicator without marks", "去掉标记的指标名称"),
    "projects.name": ("the project", "项目名称"),
    "item": ("the sub-item; empty where there is none", "分项名称，没有则为空"),
    "domain": ("领域; inherited from merged cells", "领域；从合并单元格继承"),
    "task": ("任务; inherited from merged cells", "任务；从合并单元格继承"),
    "unit": ("the unit as printed; empty where `-`, `/` or nothing is", "单位原文；表中为 `-`、`/` 或空白时为空"),
    "attribute": ("约束性, 预期性, 参考性, as printed", "约束性、预期性、参考性，用原文"),
    "scope": (
        "which level asks for the indicator, by the marks `*` and `**`: `national`, `provincial`, `both`",
        "由 `*`、`**` 标记看出哪一级要求该指标：`national` 国家、`provincial` 省、`both` 两级",
    ),
    "concept": (
        "the indicator's id in the catalogue (`extractors/concepts.csv`); empty if unknown",
        "指标在目录（`extractors/concepts.csv`）中的编码，未收录则为空",
    ),
    "role": (
        "`requirement`, `baseline`, `target` or `attained` (whether the requirement is met)",
        "`requirement` 要求值、`baseline` 现状值、`target` 目标值、`attained` 是否达到",
    ),
    "targets.role": (
        "`target` (to be reached or kept) or `actual` (reported)",
        "`target` 要达到或保持，`actual` 报告的现状",
    ),
    "matrix.role": (
        "as in `values`; also `gap` (target minus the plan's baseline) and `pace` (the same per year)",
        "同 `values`；另有 `gap`（目标减现状）和 `pace`（每年需要多少）",
    ),
    "level": ("`national` or `provincial`, for a requirement", "要求值属于 `national` 国家级还是 `provincial` 省级"),
    "year": ("the year of the value, as text; empty where none is named", "数值的年份，是文本；未写明则为空"),
    "raw": (
        "the cell as printed; of a cell for several sub-items the part of this one",
        "单元格原文；几个分项合用一格时为该分项的部分",
    ),
    "targets.raw": ("the number with what bounds it and its unit, as printed", "数值连同限定词和单位的原文"),
    "comparator": (
        "`>=`, `<=`, `>`, `<`, `=`, `~` (about), `range`, `change` (a rise or fall against before); "
        "empty without a number",
        "`>=`、`<=`、`>`、`<`、`=`、`~`（左右、约）、`range` 区间、`change`（比从前升降）；没有数则为空",
    ),
    "low": ("the lower number; `<=` and `<` have none; a fall is negative", "下限；`<=` 和 `<` 没有；下降为负"),
    "high": ("the higher number; `>=` and `>` have none", "上限；`>=` 和 `>` 没有"),
    "value_unit": ("the unit of `low` and `high`", "`low` 和 `high` 的单位"),
    "qualitative": ("the wording that is not a number: `持续提高`", "不是数的表述：`持续提高`"),
    "period": (
        "`annual` for a yearly rate or a number per year, `cumulative` for a total over the period",
        "`annual` 年均或每年，`cumulative` 期内累计",
    ),
    "quote": (
        "the words it was read from, as printed: the shortest clause that holds the whole statement",
        "所依据的原文：包含完整表述的最短分句",
    ),
    "duties.quote": ("the bracket, as printed", "括注原文"),
    "start": (
        "where the quote begins in the text, counted in characters from 0",
        "引文在全文中的起始位置，按字符从 0 计",
    ),
    "end": ("where the quote ends; this character is not included", "引文的结束位置，不含该字符"),
    "indicator": ("what is measured, as the text calls it, without the verb", "所衡量的事物，用文中的说法，不带动词"),
    "matrix.indicator": ("the indicator", "指标名称"),
    "year_source": ("the words from which the year comes, with their place", "年份出自哪些字，附其位置"),
    "unit_source": ("the words from which the unit comes, with their place", "单位出自哪些字，附其位置"),
    "responsible": ("the units responsible, joined with `|`", "责任单位，用 `|` 连接"),
    "responsible_lead": ("those of them that lead (牵头), joined with `|`", "其中的牵头单位，用 `|` 连接"),
    "order": ("the bracket's place within its section, from 1", "括注在本节中的次序，从 1 开始"),
    "measure": ("the text that the bracket closes", "括注所收束的文字"),
    "category": ("the group of projects", "项目的类别"),
    "content": ("what is to be built, as printed", "建设内容，用原文"),
    "start_year": ("the first year of the project", "项目的开始年份"),
    "end_year": ("the last year of the project", "项目的结束年份"),
    "investment": ("the money, in `investment_unit`", "投资，单位见 `investment_unit`"),
    "investment_unit": ("the unit of the money: 万元, 亿元", "投资的单位：万元、亿元"),
    "status": ("the state of the project, as printed", "项目的状态，用原文"),
    "project_status.status": ("the header of the column, as printed", "列名原文"),
    "years_raw": ("the years as printed", "建设年限原文"),
    "investment_raw": ("the money as printed", "投资原文"),
    "responsible_raw": ("the units as printed", "责任单位原文"),
    "label": ("the label of the total row: `合计`, `交通类小计`", "合计行的名称：`合计`、`交通类小计`"),
    "project_totals.raw": ("the total as printed", "合计原文"),
    "kind": (
        "what the column means: `total`, `done`, `as_planned`, `adjusted`, `changed`; empty if unknown",
        "该列的含义：`total` 总数、`done` 完成、`as_planned` 按计划、`adjusted` 调整、`changed` 变更；不明为空",
    ),
    "count": ("the number", "数量"),
    "is_total": ("`true` in the row that sums the others", "合计行为 `true`"),
    "what": ("what is counted", "所计的内容"),
    "value": ("the number that is stated", "自述的数"),
    "error": ("the kind of error, a stable name", "错误类型，名称固定"),
    "message": ("one line: what is wrong and what to do", "一行说明：哪里不对，怎么办"),
    "findings.message": ("what a person should look at", "请人看什么"),
    "subject": (
        "`indicator`, `target` (a number of running text), `project`, `measure` (a sentence of a task chapter)",
        "`indicator` 指标、`target` 正文中的数、`project` 项目、`measure` 任务措施中的一句",
    ),
    "changes.kind": (
        "what happened: `added`, `dropped`, `renamed`, `value_changed` …",
        "变化的类型：`added`、`dropped`、`renamed`、`value_changed` 等",
    ),
    "changes.name": ("the name in the new version; the old one where it was dropped", "新版本中的名称；取消的用旧名称"),
    "changes.level": ("as in `values`", "同 `values`"),
    "changes.role": ("as in `values`", "同 `values`"),
    "changes.year": ("the year in the new version; the old one where it was dropped", "新版本中的年份；取消的用旧年份"),
    "changes.unit": ("the unit of the two numbers: the new one", "两个数的单位：用新单位"),
    "old": ("the old version, as printed", "旧版本原文"),
    "new": ("the new version, as printed", "新版本原文"),
    "old_value": (
        "the old number in the new unit; empty where it cannot be converted",
        "换算成新单位的旧数；不能换算时为空",
    ),
    "new_value": ("the new number", "新数"),
    "delta": ("new minus old", "新减旧"),
    "direction": (
        "`tightened` or `relaxed`, `neutral`, `unknown`; empty where it means nothing",
        "`tightened` 收紧、`relaxed` 放宽、`neutral` 不变、`unknown` 不明；无意义时为空",
    ),
    "match": (
        "how both sides were found to be the same: `concept`, `name`, `alias`, `similar`",
        "两边凭什么认作同一项：`concept` 目录、`name` 名称、`alias` 别名、`similar` 相似",
    ),
    "confidence": ("how sure that is, 0 to 1", "可信度，0 到 1"),
    "old_source": ("the place in the old version", "旧版本中的出处"),
    "new_source": ("the place in the new version", "新版本中的出处"),
    "old_year": ("the old year of a value that has moved", "年份变动的数值的原年份"),
    "links.kind": (
        "`version`, `draft`, `note` or `action`: what the new document is to the old one",
        "`version` 后一版本、`draft` 草稿的成稿、`note` 编制说明或解读、`action` 行动计划",
    ),
    "links.old": ("the name of the earlier document, as in `doc`", "在前的文档，同 `doc`"),
    "links.new": ("the name of the later document, as in `doc`", "在后的文档，同 `doc`"),
    "why": ("the grounds, joined with `|`", "依据，用 `|` 连接"),
    "severity": (
        "`error`, `warning`, `note`; with `--all` also `ok`",
        "`error` 错误、`warning` 警告、`note` 提示；加 `--all` 时还有 `ok`",
    ),
    "said": ("what the plan says there", "文中所述"),
    "found": ("what it was compared with", "核对所见"),
    "other_source": ("the place of what it was compared with", "核对所见的出处"),
    "national": (
        "the national requirement: what the plans print, else the catalogue's",
        "国家要求：规划所印的，没有则取目录的",
    ),
    "provincial": (
        "the provincial requirement: what the plans print, else the catalogue's",
        "省级要求：规划所印的，没有则取目录的",
    ),
    "best": ("the plans that aim highest, in the indicator's direction", "按指标方向目标最高的规划"),
    "meets_national": ("the plans that reach the national requirement", "达到国家要求的规划"),
    "misses_national": ("the plans that do not", "未达到的规划"),
    "meets_provincial": ("the plans that reach the provincial requirement", "达到省级要求的规划"),
    "misses_provincial": ("the plans that do not", "未达到的规划"),
    "notes": (
        "which numbers were converted, which plan says several things",
        "哪些数作了换算，哪份规划说法不一",
    ),
    "rank": ("the place among the keywords, from 1", "在关键词中的排名，从 1 开始"),
    "term": ("the word", "词语"),
    "terms.count": ("how often it stands there", "出现次数"),
    "tfidf": (
        "its share in thousandths, weighted by how few plans have the word",
        "所占千分比，按有该词的规划之少加权",
    ),
    "keyness": (
        "the log-likelihood G² against the other plans; above 3.84 it is hardly chance",
        "相对于其他规划的对数似然比 G²；大于 3.84 时很难归于偶然",
    ),
    "plans": ("how many plans have the word", "有该词的规划数"),
    "other": ("the earlier plan that has the passage too", "也有这段文字的在前的规划"),
    "text": ("the passage", "相同的文字"),
    "shared.characters": ("the length of the passage", "文字的长度"),
}


def meaning(table: str, column: str, language: str = "en") -> str:
    """
    Return what a column of a table means, in a sentence, `en` or `zh`.

    >>> meaning("values", "role"), meaning("values", "qualitative", "zh")
    ('`requirement`, `baseline`, `target` or `attained` (whether the requirement is met)', '不是数的表述：`持续提高`')
    >>> meaning("targets", "role")
    '`target` (to be reached or kept) or `actual` (reported)'

    Raises:
        KeyError: the table has no such column.

    """
    entry = _COLUMNS.get(f"{table}.{column}") or _COLUMNS[column]
    return entry[language == "zh"]


def meaning_of_row(table: str, language: str = "en") -> str:
    """
    Return what each row of a table stands for, `en` or `zh`.

    >>> meaning_of_row("claims")
    'count or total that a document states of its own content'

    Raises:
        KeyError: there is no such table.

    """
    return _ROWS[table][language == "zh"]
