package org.truebounce.storm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Groups notices into campaigns: those whose originals have most of what is rare in common.
///
/// Each notice joins the campaign that shares the greatest weight of its marks, a mark weighing the more the fewer
/// campaigns have it; below half of the notice's own weight, of its content too, it begins another, and so it does a
/// month before or after. So a notice that brings little back
/// joins the campaign that has all of that little. Work for a notice grows with the campaigns that share a mark with
/// it, of which there are at most some thousand.
public final class Campaigns {
    private static final double ALIKE = 0.5;
    private static final int MOST = 5_000;
    private static final int MOST_SHARING = 1_000;
    private static final int MOST_JOINED = 50;

    private final List<Campaign> all = new ArrayList<>();
    private final Map<String, List<Integer>> holders = new HashMap<>();

    /// Adds a notice to its campaign.
    ///
    /// @return the campaign; empty where the notice says too little to belong to one
    public Optional<Campaign> add(Sighting sighting) {
        Optional<Integer> home =
                find(sighting.marks(), number -> all.get(number).isNear(sighting.time(), sighting.time()));
        int number = home.orElse(all.size());
        if (home.isEmpty() && (all.size() >= MOST || sighting.marks().stream().noneMatch(Marks::isOfContent))) {
            return Optional.empty();
        }
        if (home.isEmpty()) {
            all.add(new Campaign());
        }
        for (String fresh : all.get(number).add(sighting)) {
            holders.computeIfAbsent(fresh, unseen -> new ArrayList<>(1)).add(number);
        }
        return Optional.of(all.get(number));
    }

    /// Joins campaigns that turned out to be one, such as those of early notices that told little: where the one of
    /// fewer marks has most of its weight in common with the other.
    private void join() {
        List<Integer> smallestFirst = IntStream.range(0, all.size())
                .boxed()
                .filter(number -> all.get(number).notices() > 0)
                .sorted(Comparator.comparingInt(number -> all.get(number).notices()))
                .toList();
        List<Integer> large =
                smallestFirst.reversed().stream().limit(MOST_JOINED).toList();
        for (int number : smallestFirst) {
            Campaign small = all.get(number);
            Optional<Integer> home = find(
                            small.common(), other -> all.get(other).notices() > small.notices() && near(other, small))
                    .or(() -> large.stream()
                            .filter(other -> other != number
                                    && all.get(other).notices() >= small.notices()
                                    && near(other, small))
                            .filter(other -> isWithin(all.get(other).common(), small.common()))
                            .findFirst());
            home.ifPresent(larger -> move(number, larger));
        }
    }

    /// Whether most of the weight of some marks, and most of what they say of content, is among others.
    private boolean isWithin(Set<String> marks, Set<String> others) {
        double whole = 0;
        double shared = 0;
        int content = 0;
        int sharedContent = 0;
        for (String mark : marks) {
            double weight = weight(holders.getOrDefault(mark, List.of()).size());
            boolean has = others.contains(mark);
            whole += weight;
            shared += has ? weight : 0;
            content += Marks.isOfContent(mark) ? 1 : 0;
            sharedContent += has && Marks.isOfContent(mark) ? 1 : 0;
        }
        return sharedContent > 0 && shared >= ALIKE * whole && sharedContent >= ALIKE * content;
    }

    private boolean near(int number, Campaign other) {
        return all.get(number).isNear(other.first(), other.last());
    }

    private double weight(int having) {
        return Math.log(1 + (1.0 + all.size()) / (1 + having));
    }

    private void move(int from, int to) {
        for (String fresh : all.get(to).take(all.get(from))) {
            holders.computeIfAbsent(fresh, unseen -> new ArrayList<>(1)).add(to);
        }
        all.set(from, new Campaign());
    }

    private Optional<Integer> find(Set<String> marks, IntPredicate may) {
        Map<Integer, Double> shared = new HashMap<>();
        Map<Integer, Double> sharedContent = new HashMap<>();
        double whole = 0;
        double wholeContent = 0;
        for (String mark : marks) {
            List<Integer> having = holders.getOrDefault(mark, List.of());
            double weight = weight(having.size());
            boolean content = Marks.isOfContent(mark);
            whole += weight;
            wholeContent += content ? weight : 0;
            if (having.size() <= MOST_SHARING) {
                having.forEach(number -> shared.merge(number, weight, Double::sum));
                if (content) {
                    having.forEach(number -> sharedContent.merge(number, weight, Double::sum));
                }
            }
        }
        double least = whole * ALIKE;
        double leastContent = wholeContent * ALIKE;
        return shared.entrySet().stream()
                .filter(entry -> entry.getValue() >= least
                        && sharedContent.getOrDefault(entry.getKey(), 0.0) >= leastContent
                        && sharedContent.containsKey(entry.getKey())
                        && may.test(entry.getKey()))
                .max(Map.Entry.<Integer, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /// The campaigns of so many notices at least, the largest first.
    public List<Campaign> ofAtLeast(int notices) {
        join();
        return all.stream()
                .filter(campaign -> campaign.notices() >= notices)
                .sorted(Comparator.comparingInt(Campaign::notices).reversed())
                .collect(Collectors.toList());
    }
}
