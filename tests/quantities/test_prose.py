"""Sentences as plans write them, with every quantity that a reader would take from them; half of them have traps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regex import search as find

import plantext
from plantext.quantities import find_quantities, find_years
from plantext.quantities.units import counter_end, unit_end
from plantext.vocabulary import Wording, load

from ..effort import ENDLESS, effort

# sentence, then per quantity: comparator, low, high, unit; one number stands for both limits
READ: list[tuple[str, list[tuple[str, str | None, str | None, str]]]] = [
    ("到2027年，建成社区食堂18家、日间照料中心6处。", [("=", "18", "18", "家"), ("=", "6", "6", "处")]),
    ("林木覆盖率达到31.5%以上，湿地面积稳定在2.6万公顷。", [(">=", "31.5", None, "%"), ("=", "2.6", "2.6", "万公顷")]),
    ("单位产值能耗较2020年下降13.5%。", [("change", "-13.5", "-13.5", "%")]),
    ("服务业增加值年均增长6.5%左右。", [("change", "6.5", "6.5", "%")]),
    ("研发投入占比提高0.4个百分点。", [("change", "0.4", "0.4", "个百分点")]),
    ("万元工业增加值用水量控制在12立方米以内。", [("<=", None, "12", "立方米")]),
    ("用水效率不低于9.5立方米/万元。", [(">=", "9.5", None, "立方米/万元")]),
    ("细颗粒物浓度降至28微克/立方米以下。", [("<=", None, "28", "微克/立方米")]),
    ("化肥用量控制在每亩21千克，农药用量0.15千克/亩。", [("=", "21", "21", "千克"), ("=", "0.15", "0.15", "千克/亩")]),
    ("新增污水处理能力4万吨/日。", [("=", "4", "4", "万吨/日")]),
    ("年放流鱼苗800万尾（粒）/年。", [("=", "800", "800", "万尾（粒）/年")]),
    ("整治支沟27条（段）。", [("=", "27", "27", "条（段）")]),
    ("综合能耗降到0.42吨标准煤/万元。", [("=", "0.42", "0.42", "吨标准煤/万元")]),
    ("人均用水量不高于115升/(人·日)。", [("<=", None, "115", "升/(人·日)")]),
    ("路网密度达到180公里/百平方公里。", [("=", "180", "180", "公里/百平方公里")]),
    ("年发电量突破3.2亿千瓦时。", [(">", "3.2", None, "亿千瓦时")]),
    ("全年接待游客超过620万人次。", [(">", "620", None, "万人次")]),
    ("每千人拥有床位7.2张、护士3.8名。", [("=", "7.2", "7.2", "张"), ("=", "3.8", "3.8", "名")]),
    ("培训农民约1.5万人次，覆盖近300户。", [("~", "1.5", "1.5", "万人次"), ("~", "300", "300", "户")]),
    ("设施农业面积达2000余亩。", [("~", "2000", "2000", "亩")]),
    ("拥有3万多户商户。", [("~", "3", "3", "万户")]),
    ("土地流转率由38%提高到55%。", [("=", "38", "38", "%"), ("=", "55", "55", "%")]),
    ("垃圾填埋量从每年9万吨降至3万吨。", [("=", "9", "9", "万吨"), ("=", "3", "3", "万吨")]),
    ("审批时限由15个工作日减少到5个工作日。", [("=", "15", "15", "个工作日"), ("=", "5", "5", "个工作日")]),
    ("培育龙头企业5—8家。", [("range", "5", "8", "家")]),
    ("经济增速保持在6.5～7.5%。", [("range", "6.5", "7.5", "%")]),
    ("每村配备1-2个信息员。", [("range", "1", "2", "个")]),
    ("建设周期3至5年。", [("range", "3", "5", "年")]),
    ("选派15到20名干部挂职。", [("range", "15", "20", "名")]),
    ("成本占30%至35%。", [("range", "30", "35", "%")]),
    ("失业率下降0.3个百分点至3.1%。", [("change", "-0.3", "-0.3", "个百分点"), ("=", "3.1", "3.1", "%")]),
    (
        "三次产业结构调整为8.1：42.6：49.3。",
        [("=", "8.1", "8.1", ""), ("=", "42.6", "42.6", ""), ("=", "49.3", "49.3", "")],
    ),
    ("生师比达到15∶1。", [("=", "15", "15", ""), ("=", "1", "1", "")]),
    ("人均收入比2020年翻一番。", [("change", "1", "1", "番")]),
    ("总产值力争翻两番。", [("change", "2", "2", "番")]),
    ("出口额增长1.5倍。", [("change", "1.5", "1.5", "倍")]),
    ("旅游收入是2019年的2.3倍。", [("=", "2.3", "2.3", "倍")]),
    ("新建两座水厂和三个泵站。", [("=", "2", "2", "座"), ("=", "3", "3", "个")]),
    ("引进一百二十三家企业。", [("=", "123", "123", "家")]),
    ("拆除违建两千平方米。", [("=", "2000", "2000", "平方米")]),
    ("平均每户三点五人。", [("=", "3.5", "3.5", "人")]),
    ("总投资1.2万亿元。", [("=", "1.2", "1.2", "万亿元")]),
    ("占财政支出的百分之三十。", [("=", "30", "30", "%")]),
    ("比重超过百分之三十点五。", [(">", "30.5", None, "%")]),
    ("出生率约为千分之五。", [("~", "5", "5", "‰")]),
    ("合格率达到百分之百。", [("=", "100", "100", "%")]),
    ("绿化率达３０％。", [("=", "30", "30", "%")]),
    ("七成以上的村实现通车。", [(">=", "70", None, "%")]),
    ("受益群众二百人。", [("=", "200", "200", "人")]),
    ("辐射带动一千多户农户。", [("~", "1000", "1000", "户")]),
    ("新栽果树三万余株。", [("~", "3", "3", "万株")]),
    ("工期为三至五年。", [("range", "3", "5", "年")]),
    ("布设五到六个监测点。", [("range", "5", "6", "个")]),
    ("服务半径500米以内，绿道宽3米以上。", [("<=", None, "500", "米"), (">=", "3", None, "米")]),
    ("距离河岸200米以外建设。", [(">", "200", None, "米")]),
    ("救援力量15分钟内到达。", [("<=", None, "15", "分钟")]),
    ("不少于12处应急避难点。", [(">=", "12", None, "处")]),
    ("至少建成4个示范园。", [(">=", "4", None, "个")]),
    ("债务率不得超过80%。", [("<=", None, "80", "%")]),
    ("耕地保有量不少于45.6万亩。", [(">=", "45.6", None, "万亩")]),
    ("建设用地总量不得突破1200公顷。", [("<=", None, "1200", "公顷")]),
    ("库容逾2.4亿立方米。", [(">", "2.4", None, "亿立方米")]),
    ("老龄人口不足20%。", [("<", None, "20", "%")]),
    ("满意度≥92%，投诉率＜0.5‰。", [(">=", "92", None, "%"), ("<", None, "0.5", "‰")]),
    ("累计投入12,600万元。", [("=", "12600", "12600", "万元")]),
    ("治理139条主要河道。", [("=", "139", "139", "条")]),
    ("清运5万方泥浆。", [("=", "5", "5", "万方")]),
    ("工期压缩3个月。", [("change", "-3", "-3", "个月")]),
    ("办理时间缩短至12小时。", [("=", "12", "12", "小时")]),
    ("修建100米宽的生态廊道。", [("=", "100", "100", "米")]),
    ("辖13个镇5个街道、210个村。", [("=", "13", "13", "个"), ("=", "5", "5", "个"), ("=", "210", "210", "个")]),
    ("全域整治3村，涉及农户640户。", [("=", "3", "3", "村"), ("=", "640", "640", "户")]),
    ("灌溉系数提高到0.62。", [("=", "0.62", "0.62", "")]),
    ("2021年、2022年分别完成15.2、13.8公里。", [("=", "15.2", "15.2", ""), ("=", "13.8", "13.8", "公里")]),
    ("约5000人以上参加。", [(">=", "5000", None, "人")]),
    ("净增26家规上企业。", [("change", "26", "26", "家")]),
    ("碳排放强度降低18%以上。", [("change", "-18", "-18", "%")]),
    ("两年半建成投用。", [("=", "2.5", "2.5", "年")]),
    ("完成年度10项目标任务。", [("=", "10", "10", "项")]),
    ("引水渠长约40公里，天然气管线62千米。", [("~", "40", "40", "公里"), ("=", "62", "62", "千米")]),
    ("守住一条红线。", [("=", "1", "1", "条")]),
    ("固定电话用户15万户。", [("=", "15", "15", "万户")]),
    ("空气优良天数达340天。", [("=", "340", "340", "天")]),
    ("建设5G基站1200座。", [("=", "1200", "1200", "座")]),
    ("PM2.5年均浓度为26微克/立方米。", [("=", "26", "26", "微克/立方米")]),
    ("329国道改造12公里。", [("=", "12", "12", "公里")]),
    ("1.新建停车场8个；2.改造路灯600盏。", [("=", "8", "8", "个"), ("=", "600", "600", "盏")]),
    ("（3）新增泊位950个。", [("=", "950", "950", "个")]),
    ("依据〔2022〕31号文件安排资金300万元。", [("=", "300", "300", "万元")]),
    ("拨打12345热线的市民达2.1万人次。", [("=", "2.1", "2.1", "万人次")]),
    ("8:00—17:30开放，日均接待90人。", [("=", "90", "90", "人")]),
    ("“十四五”期间新建四所小学。", [("=", "4", "4", "所")]),
    ("2025年底前完成三成任务。", [("=", "30", "30", "%")]),
    ("从3个园区到5个园区。", [("=", "3", "3", "个"), ("=", "5", "5", "个")]),
    ("第一批安排6个项目，第二批安排九个项目。", [("=", "6", "6", "个"), ("=", "9", "9", "个")]),
    ("建设装机20万千瓦的抽水蓄能电站一座。", [("=", "20", "20", "万千瓦"), ("=", "1", "1", "座")]),
    ("4A级景区新增2家。", [("=", "2", "2", "家")]),
    ("每年两次巡查。", [("=", "2", "2", "次")]),
    ("投入2000万元用于50个行政村。", [("=", "2000", "2000", "万元"), ("=", "50", "50", "个")]),
    ("空域高度120m以下。", [("<=", None, "120", "m")]),
    ("光伏装机达35MW，储能8兆瓦时。", [("=", "35", "35", "MW"), ("=", "8", "8", "兆瓦时")]),
    ("节约用水约12万吨。", [("~", "12", "12", "万吨")]),
    ("目前300家已达标，提前30天完成。", [("=", "300", "300", "家"), ("=", "30", "30", "天")]),
    ("生态用水不少于总水量的35%。", [(">=", "35", None, "%")]),
    ("防洪标准达到50年一遇。", [("=", "50", "50", "年一遇")]),
    ("三年内新建两所九年一贯制学校。", [("<=", None, "3", "年"), ("=", "2", "2", "所")]),
    ("储备物资不少于10大类120种。", [(">=", "10", None, "大类"), ("=", "120", "120", "种")]),
    ("五年翻一番，机械化率超过八成。", [("=", "5", "5", "年"), ("change", "1", "1", "番"), (">", "80", None, "%")]),
    ("建筑面积约12.5万㎡，容积率1.8—2.2。", [("~", "12.5", "12.5", "万㎡"), ("range", "1.8", "2.2", "")]),
    ("非化石能源占一次能源消费的24%。", [("=", "24", "24", "%")]),
    ("引进院士2名、博士35人。", [("=", "2", "2", "名"), ("=", "35", "35", "人")]),
    ("增速高于全市平均3.1个百分点，利税达1.5亿元。", [("=", "1.5", "1.5", "亿元")]),
    ("奖励最高50万元，贴息2%。", [("<=", None, "50", "万元"), ("=", "2", "2", "%")]),
    ("在附近3公里范围内布点。", [("=", "3", "3", "公里")]),
]

NOTHING = [
    "推进城乡供水一体化，统一标准、统一管理。",
    "加快建设一批重大项目，形成一定规模。",
    "一方面完善机制，另一方面强化考核。",
    "做好三农工作，深化五水共治。",
    "聚焦四大任务，打通两山转化通道。",
    "一是强化领导，二是压实责任，三是严格考核。",
    "第一产业稳步发展，第三产业加快升级。",
    "十四五规划与二〇三五年远景目标衔接。",
    "划定三区三线，严守底线。",
    "共同富裕路上一个都不能少。",
    "联系千家万户，争创百强县。",
    "打造万亩方和千亩方。",
    "禁止使用一次性塑料制品。",
    "提供一站式服务，实现三位一体管护。",
    "二级及以上医院全部接入。",
    "创建四星级饭店和三等奖项目。",
    "评选十佳村庄。",
    "推动一二三产业融合。",
    "奋力推进“两个先行”，落实“三个一批”。",
    "第十二届全会和二十大精神。",
    "编制五年规划，实施三年行动计划。",
    "九月底前报送，十二月验收。",
    "协同控制PM2.5和O3。",
    "畅通12369环保举报热线。",
    "沿329国道和G15沈海高速布局。",
    "关停8号炉，保留2#泊位。",
    "创成5A级景区。",
    "地表水达到Ⅲ类标准。",
    "构建“3+N”产业体系和1+4+X格局。",
    "型号1115N不得使用。",
    "推进5G和6G应用。",
    "执行GB 3838-2002和GB/T 24001-2016标准。",
    "发布平台V2.0，启动3.0版建设。",
    "咨询电话：0999-87654321。",
    "联系人手机13900001234。",
    "开放时间8:00至17:30。",
    "实行24小时制值班。",
    "位于东经121°15′30″、北纬30.25度。",
    "河政发〔2023〕12号、（2021）5号文。",
    "2025年、2030年、2035年。",
    "2021—2025年分步实施。",
    "2024年3月5日至6月30日。",
    "3—6月集中整治。",
    "6·5世界环境日宣传。",
    "居全省第5位，进入全国前10强。",
    "争创世界500强。",
    "图3-2和表5-1见附件2。",
    "1.总体要求",
    "（2）指导思想",
    "3.1规划范围",
    "1.2.3 空间布局",
    "落实“135”战略。",
    "20世纪80年代建成。",
    "坚持四个全面，做到两个维护。",
    "形成一轴两带三片的格局。",
    "按照一户一策、一村一品推进。",
    "一张蓝图绘到底，最多跑一次。",
    "高于全省平均水平2个百分点。",
    "近五年来成效显著，未来三年持续推进。",
    "《关于印发三个办法的通知》（2019年修订）。",
    "数十个部门和几百家企业参与。",
    "进一步完善第三方评估。",
    "“一带一路”沿线与长三角一体化。",
    "见https://www.example.org/2024/35.html。",
    "抗震按7度设防，防7级大风。",
    "编号为98765432101234567890123456789012345。",
    "发挥一家人精神，下好一盘棋。",
    "用地红线图比例尺1:2000。",
    "三亚与五指山、四川、九江协作。",
    "打造千亿级产业和五百亿级集群。",
]

YEARS: list[tuple[str, list[tuple[int, int]]]] = [
    ("到2027年底前完成", [(2027, 2027)]),
    ("2030年前达峰，2028年初启动", [(2030, 2030), (2028, 2028)]),
    ("2023-2025年和2026—2030年", [(2023, 2025), (2026, 2030)]),
    ("2025、2030年目标", [(2025, 2030)]),
    ("2021年底至2023年末", [(2021, 2023)]),
    ("“十四五”期间", [(2021, 2025)]),
    ("“十三五”末、“十五五”初", [(2020, 2020), (2026, 2026)]),
    ("第十四个五年规划", [(2021, 2025)]),
    ("二〇三五年远景目标", [(2035, 2035)]),
    ("二○三五远景", [(2035, 2035)]),
    ("二〇二一年至二〇二五年", [(2021, 2025)]),
    ("２０２５年与201６年", [(2025, 2025), (2016, 2016)]),
    ("2025 年", [(2025, 2025)]),
    ("2020年以来", [(2020, 2020)]),
    ("规划（2021-2035）", [(2021, 2035)]),
    ("比2020年到85%", [(2020, 2020)]),
    ("本世纪中叶", []),
    ("2025公顷、11993亩、1689.44亿元、2000个", []),
    ("见〔2022〕31号、（2023）5号", []),
    ("十五个、二十五条、三十四五岁、十五分钟", []),
    ("高程1950-2000米", []),
    ("能抵御2000年一遇洪水", []),
]


def printed(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_a_sentence_gives_its_quantities(sentence: str, expected: list[tuple[str | None, ...]]) -> None:
    found = [(q.comparator, printed(q.low), printed(q.high), q.unit) for q in find_quantities(sentence)]
    assert found == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_without_quantities_gives_none(sentence: str) -> None:
    assert find_quantities(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), YEARS)
def test_a_sentence_gives_its_years(sentence: str, expected: list[tuple[int, int]]) -> None:
    assert [(years.first, years.last) for years in find_years(sentence)] == expected


PROSE_BOUNDS = [wording for side in ("before", "after") for wording in load("quantities.toml", f"prose_{side}")]
PROSE_CHANGES = load("quantities.toml", "prose_change")
PROSE_MASKS = load("quantities.toml", "prose_mask")
NUMERAL_MASKS = load("quantities.toml", "numeral_mask")
GLUED = load("quantities.toml", "glued")


def lines(wordings: list[Wording] | tuple[Wording, ...], which: str) -> list[tuple[Wording, str]]:
    return [(wording, line) for wording in wordings for line in getattr(wording, which)]


@pytest.mark.parametrize(("wording", "line"), lines(PROSE_BOUNDS, "yes"))
def test_a_bound_of_prose_is_read(wording: Wording, line: str) -> None:
    assert [quantity.comparator for quantity in find_quantities(line)] == [wording.means]


@pytest.mark.parametrize(("wording", "line"), lines(PROSE_BOUNDS + list(PROSE_CHANGES), "no"))
def test_what_is_no_such_wording_is_not_read_as_one(wording: Wording, line: str) -> None:
    assert wording.id not in [quantity.rule for quantity in find_quantities(line)]


@pytest.mark.parametrize(("wording", "line"), lines(PROSE_CHANGES, "yes"))
def test_a_change_of_prose_is_signed(wording: Wording, line: str) -> None:
    (quantity,) = find_quantities(line)
    assert quantity.comparator == "change"
    assert quantity.low is not None
    assert (quantity.low < 0) == (wording.means == "-")


@pytest.mark.parametrize(("wording", "line"), lines(PROSE_MASKS + NUMERAL_MASKS, "yes"))
def test_what_is_no_quantity_of_prose_is_left_alone(wording: Wording, line: str) -> None:
    assert find_quantities(line) == []


@pytest.mark.parametrize(("wording", "line"), lines(PROSE_MASKS, "no"))
def test_a_quantity_of_prose_that_looks_like_a_name_is_read(wording: Wording, line: str) -> None:
    assert wording.pattern.search(line) is None or find_quantities(line)


@pytest.mark.parametrize(("wording", "line"), lines(NUMERAL_MASKS, "no"))
def test_a_numeral_that_looks_like_a_word_is_read(wording: Wording, line: str) -> None:
    assert find_quantities(line)


@pytest.mark.parametrize(("wording", "line"), lines(PROSE_MASKS + load("quantities.toml", "mask"), "yes"))
def test_a_mask_begins_with_the_characters_that_it_names(wording: Wording, line: str) -> None:
    matches = list(wording.pattern.finditer(line))
    assert wording.begins
    assert not matches or any(find(f"[{wording.begins}]", match[0][:1]) for match in matches)


@pytest.mark.parametrize(("wording", "line"), lines(GLUED, "yes"))
def test_no_unit_is_taken_out_of_a_word(wording: Wording, line: str) -> None:
    assert wording.pattern.match(line)
    assert unit_end(line, 0, prose=True) == 0
    assert [quantity.unit for quantity in find_quantities("新增12" + line)] in ([""], [])


@pytest.mark.parametrize(("wording", "line"), lines(GLUED, "no"))
def test_a_unit_before_another_word_is_taken(wording: Wording, line: str) -> None:
    assert unit_end(line, 0, prose=True) > 0


@pytest.mark.parametrize("unit", ["级", "类", "期", "届", "里", "月", "门"])
def test_a_unit_that_makes_a_class_or_a_name_does_not_count_behind_a_numeral(unit: str) -> None:
    assert counter_end(unit, 0) == 0
    assert find_quantities(f"三{unit}") == []


def test_the_finders_are_public() -> None:
    assert plantext.find_quantities is find_quantities
    assert plantext.find_years is find_years
    assert {"Quantity", "Years", "find_quantities", "find_years"} <= set(plantext.__all__)


SIGNS = (
    "0123456789.,，、。%％年月个家座亩万亿千百十一二三五两零〇点分之至到-—～:："
    "（）“”〔〕第约近超过不低于以上下内余多增长降翻番成半GPM "
)


def proper(text: str) -> None:
    """Check what holds of every quantity and every year, whatever the text."""
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert quantity.low is not None or quantity.high is not None
        number = text[quantity.number_start : quantity.number_end]
        assert any(sign.isdecimal() or sign in "一二两三四五六七八九十百" for sign in number)
        end = quantity.end
    end = 0
    for years in find_years(text):
        assert end <= years.start < years.end <= len(text)
        assert years.first <= years.last
        end = years.end


@given(st.text(max_size=80))
def test_any_text_gives_ordered_spans_that_are_apart(text: str) -> None:
    proper(text)


@given(st.text(alphabet=SIGNS, max_size=60))
def test_nonsense_of_real_signs_gives_ordered_spans_that_are_apart(text: str) -> None:
    proper(text)


@given(st.lists(st.sampled_from([sentence for sentence, _ in READ] + NOTHING), max_size=4))
def test_sentences_one_after_another_give_ordered_spans_that_are_apart(sentences: list[str]) -> None:
    proper("".join(sentences))


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_a_number_stands_at_its_offsets_wherever_the_sentence_stands(
    sentence: str, expected: list[tuple[str | None, ...]]
) -> None:
    before = "统一部署。"
    alone, behind = find_quantities(sentence), find_quantities(before + sentence)
    if sentence[0] in "1（":
        return  # a list mark at the beginning of a line
    assert [(q.start + len(before), q.end + len(before)) for q in alone] == [(q.start, q.end) for q in behind]


HOSTILE = [
    "1" * 100_000,
    "1," * 50_000,
    "," * 100_000,
    "1-" * 50_000,
    "1." * 50_000,
    "1:" * 50_000,
    "1 " * 50_000,
    "一" * 100_000,
    "一千" * 50_000,
    "十" * 100_000,
    "三个到" * 30_000,
    "百分之" * 30_000,
    "万" * 100_000 + "亩",
    "（" * 100_000 + "1",
    "“" * 50_000 + "1" + "”" * 50_000,
    "“一" * 50_000,
    "《" * 100_000 + "1",
    "[1" * 50_000,
    "A" * 100_000 + "1",
    "A1" * 50_000,
    "A-" * 50_000 + "1",
    "\n" * 100_000 + "1",
    " " * 100_000 + "1",
    "1" + " " * 100_000,
    "2020、" * 30_000,
    "2020-" * 20_000,
    "2020年至" * 20_000,
    "二〇" * 50_000,
    "“十四五" * 30_000,
    "约" * 100_000 + "1",
    "1个/" * 30_000,
    "1万（个）" * 20_000,
    "超过全省" * 30_000 + "1",
    "前" * 100_000 + "1",
    "a@" * 50_000 + "1",
    "1+" * 50_000,
    "一轴" * 50_000,
    "东经1" + "°" * 100_000,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=[text[:6] for text in HOSTILE])
def test_reading_a_hostile_text_ends(hostile: str) -> None:
    assert effort(find_quantities, hostile) + effort(find_years, hostile) < ENDLESS
