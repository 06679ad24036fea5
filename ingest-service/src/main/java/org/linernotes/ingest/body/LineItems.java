package org.linernotes.ingest.body;

import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.Items;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;

/** Items that stand on lines of their own: one that is not JSON is one rejected item. */
final class LineItems extends JsonItems {

  LineItems(ItemReader reader, Items items) {
    super(reader, items);
  }

  @Override
  void notJson(String problem, BatchIssues issues) {
    issues.rejectUnread(IssueCode.LINE_NOT_JSON, "the line is not JSON: " + problem);
  }
}
