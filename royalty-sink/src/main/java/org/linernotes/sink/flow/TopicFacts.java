package org.linernotes.sink.flow;

import java.time.YearMonth;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the topics themselves say of a usage month, read anew from their beginning: evidence that
 * owes nothing to the books. Holds no more than a few records at a time, however long the topics.
 *
 * <p>All throw {@link TopicsException} if the topics cannot be read.
 */
public interface TopicFacts {

  /**
   * How many events each platform reported of the month, repeated ones included; by platform. What
   * cannot be read counts under {@code unknown}, in the month in which it was accepted.
   */
  Map<String, Long> reported(YearMonth month);

  /**
   * Every accrual of the month that the books have read, the accruals of one cell in their order:
   * the last one is the truth. What the books set aside as unreadable is passed over.
   *
   * <p>Of a cell that changed after what the books have read, the topic may have forgotten what was
   * before. So it is complete only while nothing is in flight.
   */
  void accruals(YearMonth month, Consumer<AccrualFact> each);
}
