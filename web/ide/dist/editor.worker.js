import{a}from"./chunk-5QDKGV6J.js";import"./chunk-ZEUHXI4Z.js";import"./chunk-W7SM75WQ.js";import"./chunk-CS77IEXJ.js";import"./chunk-TVBN7DTY.js";import"./chunk-VUJKWCT3.js";export{a as initialize};
