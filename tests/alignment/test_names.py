import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.alignment import SURE, Named, best_pairs, same

SAME = [
    (Named("①森林覆盖率*"), Named("森林覆盖率")),
    (Named("环境空气质量", "PM2.5浓度", "μg/m3"), Named("PM2.5浓度", unit="微克/立方米")),
    (Named("林草覆盖率|森林覆盖率", unit="%"), Named("森林覆盖率（平原地区）", unit="%")),
    (Named("规上工业企业亩均税收", unit="万元/亩"), Named("规上工业企业亩均税收额", unit="万元/公顷")),
    (Named("公共文化设施免费开放比例"), Named("公共文化设施免费开放率")),
    (Named("槐江3号泵站改造"), Named("槐江3号泵站改造工程")),
    (Named("新建村级驿站12个工程"), Named("新建村级驿站15个工程")),
    (Named("男女同校率", unit="%"), Named("男女同校比率", unit="%")),
    (Named("非物质文化遗产保护率"), Named("非物质文化遗产保护比率")),
    (Named("地表水国控断面优良比例"), Named("国控断面地表水优良比例")),
    (Named("污水管网工程（城西片区）"), Named("污水管网建设工程（城西片区）")),
    (Named("森林覆盖率", "山区", "%", "forest-cover"), Named("山区", "森林覆盖率", "%", "forest-cover")),
    (Named("森林覆盖率", "", "%", "forest-cover"), Named("森林覆盖率", "山区", "%", "forest-cover")),
    (Named("污水处理率", "污水处理率"), Named("污水处理率")),
    (Named("碳排放强度", concept="carbon-intensity"), Named("单位GDP二氧化碳排放", concept="carbon-intensity")),
]
OTHER = [
    (Named("城镇污水处理率"), Named("农村污水处理率")),
    (Named("化肥利用率"), Named("农药利用率")),
    (Named("水环境质量", "Ⅲ类比例"), Named("水环境质量", "Ⅴ类比例")),
    (Named("绿色贷款余额占比", unit="%"), Named("绿色贷款余额", unit="亿元")),
    (Named("公众参与度"), Named("公众满意度")),
    (Named("污水处理厂（一期）扩建工程"), Named("污水处理厂（二期）扩建工程")),
    (Named("森林覆盖率", concept="forest-cover"), Named("林草覆盖率", concept="forest-grass-cover")),
    (Named("工业固体废物综合利用率"), Named("工业固体废物综合利用率提高幅度")),
    (Named("人均公园绿地面积"), Named("公园绿地面积")),
    (Named("河长制"), Named("林长制")),
    (Named("槐江二期1号治理工程"), Named("槐江二期13号治理工程")),
    (Named("槐江防洪工程五期"), Named("槐江防洪工程六期")),
    (Named("槐江护岸工程第3标段"), Named("槐江护岸工程第4标段")),
    (Named("男性平均预期寿命"), Named("女性平均预期寿命")),
    (Named("城镇污水处理率"), Named("乡镇污水处理率")),
    (Named("国控断面地表水优良比例"), Named("市控断面地表水优良比例")),
    (Named("化石能源消费比重"), Named("非化石能源消费比重")),
    (Named("污水管网工程（城西片区）"), Named("污水管网工程（城北片区）")),
    (Named("城镇化率", unit="%"), Named("城镇化率提高", unit="个百分点")),
    (Named("森林覆盖率", "山区", "%", "forest-cover"), Named("森林覆盖率", "丘陵", "%", "forest-cover")),
    (Named("山区", "森林覆盖率", "%", "forest-cover"), Named("平原", "森林覆盖率", "%", "forest-cover")),
    (Named("学校"), Named("医院")),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_means_the_same_is_found(old: Named, new: Named) -> None:
    for one, other in ((old, new), (new, old)):
        found = same(one, other)
        assert found is not None
        assert found.score >= SURE


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_what_means_something_else_is_never_sure(old: Named, new: Named) -> None:
    for one, other in ((old, new), (new, old)):
        found = same(one, other)
        assert found is None or found.score < SURE


NAMES = st.sampled_from([named for pair in (*SAME, *OTHER) for named in pair])


@given(NAMES, NAMES)
def test_sameness_does_not_depend_on_which_is_older(one: Named, other: Named) -> None:
    assert same(one, other) == same(other, one)


@given(NAMES)
def test_a_thing_is_the_same_as_itself(named: Named) -> None:
    found = same(named, named)
    assert found is not None
    assert found.score >= 0.95


SCORES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(10, 20).map(lambda tens: tens / 20), max_size=12
)


@given(SCORES)
def test_pairs_are_one_to_one_and_the_best_there_are(scores: dict[tuple[int, int], float]) -> None:
    pairs = best_pairs(scores, 5, 5)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    ours = sum(scores[pair] ** 3 for pair in pairs)
    best = 0.0
    for columns in itertools.permutations(range(5)):
        best = max(best, sum(scores.get((row, column), 0.0) ** 3 for row, column in enumerate(columns)))
    assert ours == pytest.approx(best, abs=1e-4)


@given(SCORES)
def test_swapping_the_lists_swaps_the_pairs(scores: dict[tuple[int, int], float]) -> None:
    swapped = {(column, row): score for (row, column), score in scores.items()}
    weight = sum(scores[pair] ** 3 for pair in best_pairs(scores, 5, 5))
    assert sum(swapped[pair] ** 3 for pair in best_pairs(swapped, 5, 5)) == pytest.approx(weight, abs=1e-4)
