package dev.attune.proxy.manage;

import dev.attune.profile.Insights;
import dev.attune.profile.model.InvalidInput;
import dev.attune.profile.model.Ranked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What suits a person, and when to reach them. */
final class InsightCalls {

    private static final Set<String> PARTS = Set.of("items", "explore");
    private static final Set<String> ITEM_PARTS = Set.of("id", "text");

    private final Insights insights;

    InsightCalls(Insights insights) {
        this.insights = insights;
    }

    CompletionStage<Answer> rank(Call call) {
        Fields fields = call.fields().only(PARTS);
        Double explore = fields.share("explore");
        return insights.rank(call.person(), items(fields), explore)
                .thenApply(ranked -> Answer.ok(new RankView(ranked)));
    }

    private static List<Ranked.Item> items(Fields fields) {
        List<Fields> given = fields.objects("items");
        if (given.size() > Insights.MOST_ITEMS) {
            throw new InvalidInput("items", "must have at most " + Insights.MOST_ITEMS + " items, has " + given.size());
        }
        List<Ranked.Item> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields each : given) {
            Fields item = each.only(ITEM_PARTS);
            String id = InvalidInput.text(item.path("id"), item.requiredText("id"), Ranked.Item.MOST_ID_CHARACTERS);
            if (!ids.add(id)) {
                throw new InvalidInput(item.path("id"), "must be unique, is there twice");
            }
            items.add(new Ranked.Item(
                    id,
                    InvalidInput.text(item.path("text"), item.requiredText("text"), Ranked.Item.MOST_TEXT_CHARACTERS)));
        }
        return items;
    }

    CompletionStage<Answer> engagement(Call call) {
        return insights.engagement(call.person()).thenApply(Answer::ok);
    }

    CompletionStage<Answer> interests(Call call) {
        return insights.diversity(call.person()).thenApply(diversity -> Answer.ok(InsightView.Interests.of(diversity)));
    }

    /** In the order to be shown. */
    record RankView(List<Ranked> items) {}
}
