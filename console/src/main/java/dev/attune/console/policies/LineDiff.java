package dev.attune.console.policies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What differs between two texts, line by line: the fewest lines that go and come (longest common subsequence). */
final class LineDiff {

    /** Beyond so many pairs of lines what differs is shown as a whole: longer texts are none of ours. */
    private static final int MOST_PAIRS = 400_000;

    private final List<String> before;
    private final List<String> after;
    private final List<DiffLine> lines = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** All lines of both in their order; the same texts have only lines that stay. */
    static List<DiffLine> of(String before, String after) {
        LineDiff diff = new LineDiff(lines(before), lines(after));
        diff.compare();
        return List.copyOf(diff.lines);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.stripTrailing().split("\n", -1));
    }

    private void compare() {
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        before.subList(0, head).forEach(line -> add(DiffLine.Kind.SAME, line));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        before.subList(before.size() - tail, before.size()).forEach(line -> add(DiffLine.Kind.SAME, line));
    }

    private void middle(List<String> gone, List<String> come) {
        if ((long) gone.size() * come.size() > MOST_PAIRS) {
            gone.forEach(line -> add(DiffLine.Kind.GONE, line));
            come.forEach(line -> add(DiffLine.Kind.COME, line));
            return;
        }
        int[][] common = common(gone, come);
        int left = 0;
        int right = 0;
        while (left < gone.size() || right < come.size()) {
            boolean both = left < gone.size() && right < come.size();
            if (both && common[left][right] > 0 && gone.get(left).equals(come.get(right))) {
                add(DiffLine.Kind.SAME, gone.get(left++));
                right++;
            } else if (left < gone.size() && (!both || common[left + 1][right] >= common[left][right + 1])) {
                add(DiffLine.Kind.GONE, gone.get(left++));
            } else {
                add(DiffLine.Kind.COME, come.get(right++));
            }
        }
    }

    /** How many lines the rests of both have in common, from each pair of places on. */
    private static int[][] common(List<String> gone, List<String> come) {
        int[][] common = new int[gone.size() + 1][come.size() + 1];
        for (int left = gone.size() - 1; left >= 0; left--) {
            for (int right = come.size() - 1; right >= 0; right--) {
                common[left][right] = gone.get(left).equals(come.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }

    private void add(DiffLine.Kind kind, String text) {
        lines.add(new DiffLine(kind, text));
    }
}
