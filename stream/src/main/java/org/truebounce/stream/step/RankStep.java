package org.truebounce.stream.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessAllWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.truebounce.report.CrowdJson;

/// Ranks the organisations that sent most backscatter in a day.
final class RankStep extends ProcessAllWindowFunction<Tuple2<String, Long>, String, TimeWindow> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 50;

    @Override
    public void process(Context context, Iterable<Tuple2<String, Long>> counts, Collector<String> out) {
        List<Tuple2<String, Long>> ranked = new ArrayList<>();
        counts.forEach(ranked::add);
        ranked.sort(Comparator.<Tuple2<String, Long>>comparingLong(source -> -source.f1)
                .thenComparing(source -> source.f0));
        CrowdJson.Sources sources = new CrowdJson.Sources(context.window().getStart());
        ranked.stream().limit(MOST).forEach(source -> sources.add(source.f0, source.f1));
        out.collect(sources.line());
    }
}
